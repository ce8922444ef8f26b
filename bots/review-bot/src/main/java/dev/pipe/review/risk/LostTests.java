package dev.pipe.review.risk;

import dev.pipe.common.event.ReviewEvent.RiskLevel;
import dev.pipe.review.diff.Change;
import dev.pipe.review.diff.ChangedFile;
import dev.pipe.review.diff.ChangedHunk;
import dev.pipe.review.diff.ChangedLine;
import dev.pipe.review.diff.Content;
import dev.pipe.review.diff.FileStatus;
import dev.pipe.review.diff.Side;
import java.util.Collections;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** More tests go than come. A test that moves to another file of the same change is not lost. */
final class LostTests implements ChangeRule {

    private static final Pattern TEST = Pattern.compile(
            "^\\s*(?:@(?:Test|ParameterizedTest|RepeatedTest|QuarkusTest|Property)\\b|(?:async\\s+)?def\\s+test_\\w+|func\\s+Test[A-Z_]\\w*\\("
                    + "|(?:it|test)(?:\\.each\\([^)]*\\))?\\(\\s*[\"'`]|#\\[(?:tokio::)?test\\]|\\[(?:Fact|Theory|Test|TestMethod)\\b"
                    + "|(?:it|test|specify)\\s+[\"']|public function test\\w+)");

    private static final int TOP = 5;

    @Override
    public Stream<Finding> findIn(Change change) {
        var tests = change.files().stream()
                .filter(file -> PathKind.of(file.path()) == PathKind.TEST)
                .toList();
        var lost = tests.stream().mapToLong(file -> count(file.removed())).sum();
        var won = tests.stream().mapToLong(file -> count(file.added())).sum();
        var unseen = tests.stream().filter(LostTests::goesUnseen).map(LostTests::unseen);
        if (lost <= won) {
            return unseen;
        }
        return Stream.concat(
                unseen,
                tests.stream()
                        .filter(file -> count(file.removed()) > count(file.added()))
                        .filter(file -> !goesWithWhatItTests(file, change))
                        .flatMap(file -> firstLost(file).stream()));
    }

    /** {@code git diff -D} tells that a file goes, and not what was in it. */
    private static boolean goesUnseen(ChangedFile file) {
        return file.content() == Content.UNSHOWN
                && file.status() == FileStatus.DELETED
                && !Collections.disjoint(Language.of(file.path()), Language.CODE);
    }

    private static Finding unseen(ChangedFile file) {
        return new Finding(
                "test-removed",
                RiskType.TESTING,
                RiskLevel.LOW,
                file.path(),
                1,
                Side.LEFT,
                "",
                file.name(),
                "A test file goes, and the diff does not show what it held.",
                "Keep the tests, or say in the description what makes them needless.",
                0.85);
    }

    static long count(Stream<ChangedLine> lines) {
        return lines.filter(line -> TEST.matcher(line.text()).find()).count();
    }

    private static boolean goesWithWhatItTests(ChangedFile test, Change change) {
        var tested = plainName(test).replaceFirst("(?i)^test_|[._-]?(?:tests?|spec|it|testcase)$", "");
        return test.status() == FileStatus.DELETED
                && change.files().stream()
                        .anyMatch(file -> file.status() == FileStatus.DELETED
                                && PathKind.of(file.path()) == PathKind.PRODUCTION
                                && plainName(file).equalsIgnoreCase(tested));
    }

    private static String plainName(ChangedFile file) {
        return file.name().replaceFirst("\\.[^.]*$", "");
    }

    /** Of a whole file that goes, where it begins. */
    private static Optional<Finding> firstLost(ChangedFile file) {
        if (file.status() == FileStatus.DELETED && !file.hunks().isEmpty()) {
            var hunk = file.hunks().getFirst();
            var top = hunk.removed()
                    .limit(TOP)
                    .filter(line -> TEST.matcher(line.text()).find())
                    .findFirst();
            return top.or(() -> hunk.removed().findFirst()).map(line -> finding(file, hunk, line));
        }
        return file.hunks().stream()
                .flatMap(hunk -> hunk.removed()
                        .filter(line -> TEST.matcher(line.text()).find())
                        .map(line -> finding(file, hunk, line)))
                .findFirst();
    }

    private static Finding finding(ChangedFile file, ChangedHunk hunk, ChangedLine line) {
        var lost = count(file.removed()) - count(file.added());
        return new Finding(
                "test-removed",
                RiskType.TESTING,
                file.status() == FileStatus.DELETED ? RiskLevel.LOW : RiskLevel.MODERATE,
                file.path(),
                line.number(),
                line.side(),
                hunk.id(),
                Evidence.of(line.text()),
                (lost == 1 ? "A test goes" : lost + " tests go")
                        + " and none comes in its place: what it held may break unseen.",
                "Keep the test, or say in the description what makes it needless.",
                0.85);
    }
}
