package dev.pipe.review.plan;

import dev.pipe.review.diff.Change;
import dev.pipe.review.diff.ChangedFile;
import dev.pipe.review.diff.FileStatus;
import dev.pipe.review.risk.GeneratedFiles;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Puts tests to what they test, by name, and where no name says so by where they are. */
final class PairWithTests {

    private static final int TELLING = 5;
    private static final int FEWEST_MOVES = 3;
    private static final int MOST_NAMESAKES = 200;

    /** A file and what is known of it before it is put anywhere. */
    private record Known(ChangedFile file, Role role, Area area, String subject) {
        String path() {
            return file.path();
        }
    }

    private final List<Known> files;
    private final Map<String, List<Known>> bySubject;
    private final Set<Area> areasOfCode;

    private PairWithTests(Change change) {
        var generated = GeneratedFiles.in(change);
        var moves = change.files().stream().filter(PairWithTests::onlyMoved).count() >= FEWEST_MOVES;
        this.files = change.files().stream()
                .sorted(Comparator.comparing(ChangedFile::path))
                .map(file -> {
                    var role = generated.has(file.path()) ? Role.GENERATED : Role.of(file.path());
                    return new Known(
                            file,
                            moves && onlyMoved(file) ? Role.MOVES : role,
                            Area.of(file.path()),
                            Subject.of(file.path()));
                })
                .toList();
        this.bySubject = files.stream()
                .filter(code -> code.role().isHead() && code.role() != Role.TESTS)
                .collect(Collectors.groupingBy(Known::subject));
        this.areasOfCode = files.stream()
                .filter(code -> code.role() == Role.CODE)
                .flatMap(code -> code.area().andAbove())
                .collect(Collectors.toSet());
    }

    static List<Unit> of(Change change) {
        return new PairWithTests(change).units();
    }

    private static boolean onlyMoved(ChangedFile file) {
        return file.status() == FileStatus.RENAMED && file.hunks().isEmpty();
    }

    private List<Unit> units() {
        Map<String, List<ChangedFile>> testsOf = new LinkedHashMap<>();
        var units = new ArrayList<Unit>();
        for (var test : files) {
            if (test.role() == Role.TESTS) {
                testedBy(test)
                        .ifPresentOrElse(
                                tested -> testsOf.computeIfAbsent(tested.path(), path -> new ArrayList<>())
                                        .add(test.file()),
                                () -> units.add(aloneNear(test)));
            }
        }
        for (var known : files) {
            if (known.role() != Role.TESTS) {
                var together = new ArrayList<>(List.of(known.file()));
                together.addAll(testsOf.getOrDefault(known.path(), List.of()));
                units.add(new Unit(known.role(), known.area(), together));
            }
        }
        return units;
    }

    /** The file whose name the test's has, or begins with, the longest first; of several the nearest. */
    private Optional<Known> testedBy(Known test) {
        var subject = test.subject();
        for (var length = subject.length(); length >= Math.min(TELLING, subject.length()); length--) {
            var named = bySubject.getOrDefault(subject.substring(0, length), List.of());
            if (!named.isEmpty()) {
                return named.stream()
                        .limit(MOST_NAMESAKES)
                        .max(Comparator.comparingInt((Known code) ->
                                        code.area().common(test.area()).depth())
                                .thenComparing(Known::path, Comparator.reverseOrder()));
            }
        }
        return Optional.empty();
    }

    /** A test that names nothing of the change belongs to the code of its folder, if that changed too. */
    private Unit aloneNear(Known test) {
        var near = test.area().depth() > 0 && areasOfCode.contains(test.area());
        return new Unit(near ? Role.CODE : Role.TESTS, test.area(), List.of(test.file()));
    }
}
