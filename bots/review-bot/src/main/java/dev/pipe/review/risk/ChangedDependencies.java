package dev.pipe.review.risk;

import dev.pipe.common.event.ReviewEvent.RiskLevel;
import dev.pipe.review.diff.Change;
import dev.pipe.review.diff.ChangedFile;
import dev.pipe.review.diff.ChangedHunk;
import dev.pipe.review.diff.FileStatus;
import dev.pipe.review.diff.Side;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Other people's code that comes, makes a leap, or goes back. */
final class ChangedDependencies implements ChangeRule {

    @Override
    public Stream<Finding> findIn(Change change) {
        return change.files().stream()
                .filter(file -> file.status() != FileStatus.DELETED
                        && PathKind.of(file.path()) != PathKind.TEST
                        && PathKind.of(file.path()) != PathKind.GENERATED)
                .flatMap(file -> Manifest.of(file.path()).stream().flatMap(manifest -> inFile(file, manifest)));
    }

    private record Placed(Dependency dependency, ChangedHunk hunk) {}

    private static Stream<Finding> inFile(ChangedFile file, Manifest manifest) {
        var before = new HashMap<String, Dependency>();
        file.hunks().stream()
                .flatMap(hunk -> manifest.read(hunk, Side.LEFT).stream())
                .forEach(it -> before.put(it.name(), it));
        var now = file.hunks().stream()
                .flatMap(hunk -> manifest.read(hunk, Side.RIGHT).stream().map(it -> new Placed(it, hunk)))
                .toList();
        return now.stream().filter(it -> it.dependency().touched()).flatMap(it -> judge(file, it, before).stream());
    }

    private static Optional<Finding> judge(ChangedFile file, Placed placed, Map<String, Dependency> before) {
        var now = placed.dependency();
        var old = before.get(now.name());
        if (old == null) {
            var lookalike = LookalikePackages.of(file.path(), now.name());
            if (lookalike.isPresent()) {
                return Optional.of(finding(
                        file,
                        placed,
                        "dependency-lookalike",
                        RiskType.SECURITY,
                        RiskLevel.MODERATE,
                        now.name() + " is one slip away from " + lookalike.get()
                                + ", and such names are registered to be mistaken for it.",
                        "Check the spelling, and who publishes it."));
            }
            return file.status() == FileStatus.ADDED || now.name().startsWith("property ")
                    ? Optional.empty()
                    : Optional.of(finding(
                            file,
                            placed,
                            "dependency-added",
                            RiskType.COMPLIANCE,
                            RiskLevel.LOW,
                            "Code of others comes in with " + now.name() + ", and whatever it brings along.",
                            "Check who keeps it, under which licence, and whether it is needed."));
        }
        var step = Version.compare(old.version(), now.version());
        if (step < 0) {
            return Optional.of(finding(
                    file,
                    placed,
                    "dependency-downgraded",
                    RiskType.SECURITY,
                    RiskLevel.MODERATE,
                    now.name() + " goes back from " + old.version() + " to " + now.version()
                            + ", and what was mended between comes back too.",
                    "Say why, and which mended flaws that brings back."));
        }
        return step > 0 && Version.isMajor(old.version(), now.version())
                ? Optional.of(finding(
                        file,
                        placed,
                        "dependency-major",
                        RiskType.BREAKING_CHANGE,
                        RiskLevel.MODERATE,
                        now.name() + " leaps from " + old.version() + " to " + now.version()
                                + ", a version that may break what used the old one.",
                        "Read its notes on upgrading, and test what uses it."))
                : Optional.empty();
    }

    private static Finding finding(
            ChangedFile file, Placed placed, String id, RiskType type, RiskLevel level, String why, String mend) {
        var line = placed.dependency();
        return new Finding(
                id,
                type,
                level,
                file.path(),
                line.line(),
                Side.RIGHT,
                placed.hunk().id(),
                Evidence.of(line.text()),
                why,
                mend,
                0.85);
    }

    /** Versions as people write them; what is no number says nothing. */
    static final class Version {

        private Version() {}

        /** Positive when it went up. */
        static int compare(String before, String now) {
            var a = numbers(before);
            var b = numbers(now);
            for (var i = 0; i < Math.min(a.size(), b.size()); i++) {
                if (!a.get(i).equals(b.get(i))) {
                    return b.get(i) > a.get(i) ? 1 : -1;
                }
            }
            return 0;
        }

        static boolean isMajor(String before, String now) {
            var a = numbers(before);
            var b = numbers(now);
            if (a.isEmpty() || b.isEmpty()) {
                return false;
            }
            var zero = a.getFirst() == 0 && b.getFirst() == 0 && a.size() > 1 && b.size() > 1;
            return zero ? !a.get(1).equals(b.get(1)) : b.getFirst() > a.getFirst();
        }

        private static List<Integer> numbers(String version) {
            var plain = version.replaceAll("^[^\\d]*", "").split("[^\\d.]")[0];
            return Stream.of(plain.split("\\."))
                    .filter(part -> !part.isEmpty() && part.length() < 9)
                    .map(Integer::valueOf)
                    .toList();
        }
    }
}
