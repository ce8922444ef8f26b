package dev.pipe.review.risk;

import dev.pipe.common.event.ReviewEvent.RiskLevel;
import dev.pipe.review.diff.Change;
import dev.pipe.review.diff.ChangedFile;
import dev.pipe.review.diff.ChangedHunk;
import dev.pipe.review.diff.ChangedLine;
import dev.pipe.review.diff.FileStatus;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A lock file that suddenly fetches from elsewhere, or no longer says what the package must look like. */
final class LockedSources implements ChangeRule {

    private static final Pattern LOCK = Pattern.compile(
            "(?:^|/)(?:package-lock\\.json|npm-shrinkwrap\\.json|yarn\\.lock|pnpm-lock\\.yaml|poetry\\.lock|uv\\.lock|Pipfile\\.lock|Cargo\\.lock|Gemfile\\.lock|composer\\.lock)$");
    private static final Pattern SOURCE = Pattern.compile(
            "^\\s*(?:\"?(?:resolved|url|source|registry|remote|tarball)\"?\\s*[:=]?\\s*|\\{?\\s*(?:integrity|resolution):.*tarball:\\s*).*?(https?)://(?:[^/@\\s\"']*@)?([\\w.-]+)");
    private static final Pattern INTEGRITY =
            Pattern.compile("^\\s*\"?(?:integrity|checksum|hash)\"?\\s*[:=]?\\s*\"?(?:sha|[0-9a-f]{32})");

    @Override
    public Stream<Finding> findIn(Change change) {
        return change.files().stream()
                .filter(file -> file.status() != FileStatus.DELETED && file.status() != FileStatus.ADDED)
                .filter(file -> LOCK.matcher(file.path()).find())
                .flatMap(file -> Stream.concat(elsewhere(file).stream(), unsealed(file).stream()));
    }

    private static Optional<Finding> elsewhere(ChangedFile file) {
        var known = file.hunks().stream()
                .flatMap(hunk -> hunk.lines().stream())
                .filter(line -> !line.isAdded())
                .flatMap(line -> source(line).stream())
                .collect(Collectors.toSet());
        if (known.isEmpty()) {
            return Optional.empty();
        }
        return file.hunks().stream()
                .flatMap(hunk -> hunk.added()
                        .filter(line ->
                                source(line).filter(it -> !known.contains(it)).isPresent())
                        .map(line -> finding(
                                file,
                                hunk,
                                line,
                                "registry-changed",
                                "This package now comes from another place than it did, or than the rest does.")))
                .findFirst();
    }

    private static Optional<String> source(ChangedLine line) {
        return Optional.of(SOURCE.matcher(line.text()))
                .filter(Matcher::find)
                .map(it -> it.group(1) + "://" + it.group(2));
    }

    private static Optional<Finding> unsealed(ChangedFile file) {
        var gone = file.removed().filter(LockedSources::isSeal).count();
        var come = file.added().filter(LockedSources::isSeal).count();
        var packagesGone =
                file.removed().filter(line -> source(line).isPresent()).count()
                        - file.added().filter(line -> source(line).isPresent()).count();
        return gone - come <= Math.max(0, packagesGone)
                ? Optional.empty()
                : file.hunks().stream()
                        .flatMap(hunk -> hunk.removed()
                                .filter(LockedSources::isSeal)
                                .map(line -> finding(
                                        file,
                                        hunk,
                                        line,
                                        "integrity-dropped",
                                        "Nobody notices any more when what is fetched is not what was looked at.")))
                        .findFirst();
    }

    private static boolean isSeal(ChangedLine line) {
        return INTEGRITY.matcher(line.text()).find();
    }

    private static Finding finding(ChangedFile file, ChangedHunk hunk, ChangedLine line, String id, String why) {
        return new Finding(
                id,
                RiskType.SECURITY,
                RiskLevel.MODERATE,
                file.path(),
                line.number(),
                line.side(),
                hunk.id(),
                Evidence.of(line.text()),
                why,
                "Make the lock file anew with the registry that the house uses, and compare.",
                0.8);
    }
}
