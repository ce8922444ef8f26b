package dev.pipe.review.risk;

import dev.pipe.common.event.ReviewEvent.RiskLevel;
import dev.pipe.review.diff.Change;
import dev.pipe.review.diff.ChangedFile;
import dev.pipe.review.diff.ChangedLine;
import dev.pipe.review.diff.FileStatus;
import dev.pipe.review.diff.Side;
import java.util.stream.Stream;

/** Code that runs in production changes and no test does: worth a suggestion, never more. */
final class ChangedWithoutTest implements ChangeRule {

    private static final int WORTH_A_TEST = 8;

    @Override
    public Stream<Finding> findIn(Change change) {
        if (change.files().stream().anyMatch(file -> PathKind.of(file.path()) == PathKind.TEST)) {
            return Stream.empty();
        }
        return change.files().stream()
                .filter(ChangedWithoutTest::isCode)
                .filter(file ->
                        file.added().filter(line -> !line.text().isBlank()).count() >= WORTH_A_TEST)
                .limit(1)
                .map(ChangedWithoutTest::finding);
    }

    private static boolean isCode(ChangedFile file) {
        return file.status() != FileStatus.DELETED
                && PathKind.of(file.path()) == PathKind.PRODUCTION
                && Language.of(file.path()).stream().anyMatch(Language.CODE::contains);
    }

    private static Finding finding(ChangedFile file) {
        var hunk = file.hunks().stream()
                .filter(it -> it.added().findAny().isPresent())
                .findFirst()
                .orElseThrow();
        var line = hunk.added().findFirst().map(ChangedLine::number).orElseThrow();
        return new Finding(
                "change-without-test",
                RiskType.TESTING,
                RiskLevel.NONE,
                file.path(),
                line,
                Side.RIGHT,
                hunk.id(),
                "",
                "Production code changes here, and no test changes with it.",
                "Add a test that fails without this change.",
                0.6);
    }
}
