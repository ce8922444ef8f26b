package dev.pipe.review.risk;

import dev.pipe.common.event.ReviewEvent.RiskLevel;
import dev.pipe.review.diff.Change;
import dev.pipe.review.diff.ChangedFile;
import dev.pipe.review.diff.ChangedHunk;
import dev.pipe.review.diff.ChangedLine;
import dev.pipe.review.diff.FileStatus;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A test that stays and asserts less than before, or only that there is something where it said what. */
final class LostAssertions implements ChangeRule {

    private static final Pattern ASSERTION = Pattern.compile(
            "\\bassert\\w*!?\\b|\\bexpect\\w*\\(|\\bverify\\w*\\(|\\brequire\\.\\w+\\(|\\bt\\.(?:Error|Fatal)|\\bAssert\\.|\\.should\\b|\\bis_expected\\b|\\braises\\(|\\bStepVerifier\\b|\\.Should\\(\\)");
    private static final Pattern EXACT = Pattern.compile(
            "==|(?i:\\bassert_?equals?|assert_eq|isEqualTo|toBe\\(|toEqual|toStrictEqual|toMatchObject|assertSame|\\bto eq\\b|\\.Equal\\(|hasSize|containsExactly|toThrow|assertThrows|raises\\()");
    private static final Pattern WEAK = Pattern.compile(
            "(?i:is not None|is_?not_?null|assert_?not_?null|toBeDefined|toBeTruthy|not_to be_nil|be_present|NotNil|NotEmpty\\(|assertIsNotNone|isinstance\\(|doesNotThrow|\\.Not\\.Null)");
    private static final Pattern COMMENTED = Pattern.compile("^\\s*(?://|#(?!\\[)|/?\\*|--)");
    private static final Pattern IMPORT = Pattern.compile("^\\s*(?:import|from|using|use|require)\\b");

    @Override
    public Stream<Finding> findIn(Change change) {
        return change.files().stream()
                .filter(file -> file.status() != FileStatus.DELETED && PathKind.of(file.path()) == PathKind.TEST)
                .flatMap(file -> inFile(file).stream());
    }

    private static Optional<Finding> inFile(ChangedFile file) {
        if (LostTests.count(file.removed()) != LostTests.count(file.added())) {
            return Optional.empty(); // whole tests come or go, which is said elsewhere
        }
        var gone = count(file.removed(), ASSERTION);
        var come = count(file.added(), ASSERTION);
        if (gone > come) {
            return first(file, ASSERTION)
                    .map(it -> finding(it, "assertion-removed", "The test stays, and no longer holds what this said."));
        }
        var weaker = count(file.removed(), EXACT) > count(file.added(), EXACT)
                && count(file.added(), WEAK) > count(file.removed(), WEAK);
        return weaker
                ? first(file, EXACT)
                        .map(it -> finding(
                                it,
                                "assertion-weakened",
                                "It said what comes out; now it only says that something does."))
                : Optional.empty();
    }

    private static long count(Stream<ChangedLine> lines, Pattern pattern) {
        return lines.filter(line -> isAssertion(line, pattern)).count();
    }

    private static boolean isAssertion(ChangedLine line, Pattern pattern) {
        return pattern.matcher(line.text()).find()
                && ASSERTION.matcher(line.text()).find()
                && !IMPORT.matcher(line.text()).find()
                && !COMMENTED.matcher(line.text()).find();
    }

    private record Placed(ChangedFile file, ChangedHunk hunk, ChangedLine line) {}

    private static Optional<Placed> first(ChangedFile file, Pattern pattern) {
        return file.hunks().stream()
                .flatMap(hunk -> hunk.removed()
                        .filter(line -> isAssertion(line, pattern))
                        .map(line -> new Placed(file, hunk, line)))
                .findFirst();
    }

    private static Finding finding(Placed placed, String id, String why) {
        return new Finding(
                id,
                RiskType.TESTING,
                RiskLevel.LOW,
                placed.file().path(),
                placed.line().number(),
                placed.line().side(),
                placed.hunk().id(),
                Evidence.of(placed.line().text()),
                why,
                "Keep it, or say in the description why it need not hold any more.",
                0.75);
    }
}
