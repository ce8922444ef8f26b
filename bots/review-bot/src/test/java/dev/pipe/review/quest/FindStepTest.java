package dev.pipe.review.quest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipe.common.event.ReviewEvent.RiskLevel;
import dev.pipe.review.diff.FileStatus;
import dev.pipe.review.diff.Side;
import dev.pipe.review.plan.ReviewPlan;
import dev.pipe.review.plan.ReviewPlan.DiffRef;
import dev.pipe.review.plan.ReviewPlan.EndState;
import dev.pipe.review.plan.ReviewPlan.Overview;
import dev.pipe.review.plan.ReviewPlan.Priority;
import dev.pipe.review.plan.ReviewPlan.Step;
import dev.pipe.review.quest.KeptFile.KeptHunk;
import dev.pipe.review.risk.Finding;
import dev.pipe.review.risk.RiskType;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FindStepTest {

    private static final FindStep STEPS = new FindStep(
            plan(
                    step(
                            "one",
                            new DiffRef("docs/guide.md", List.of("g0")),
                            new DiffRef("src/app/A.java", List.of("a0"))),
                    step(
                            "two",
                            new DiffRef("src/app/A.java", List.of("a1")),
                            new DiffRef("src/web/b.js", List.of("b0")))),
            List.of(
                    file(
                            "src/app/A.java",
                            new KeptHunk("a0", 1, 1, "@@", List.of(" x", "+y")),
                            new KeptHunk("a1", 40, 41, "@@", List.of(" x", "-y"))),
                    file("src/web/b.js", new KeptHunk("b0", 1, 1, "@@", List.of("+x")))));

    @ParameterizedTest(name = "{0}:{1} {2} is on step {3}")
    @CsvSource({
        "src/app/A.java, 2, RIGHT, 1",
        "src/app/A.java, 41, LEFT, 2",
        "src/app/A.java, 41, RIGHT, 2",
        "src/app/A.java, 0, RIGHT, 1",
        "src/app/A.java, 99, RIGHT, 1",
        "src/web/b.js, 1, RIGHT, 2"
    })
    void aFindingIsWhereItsLineIsShownElseWhereItsFileIs(String file, int line, Side side, int step) {
        assertThat(STEPS.of(finding(file, line, side))).isEqualTo(step);
    }

    @ParameterizedTest(name = "{0} goes with step {1}")
    @CsvSource({
        "docs/logo.png, 1",
        "src/web/img/logo.png, 2",
        "src/app/run.sh, 1",
        "src/other.bin, 1",
        "logo.png, 0",
        "elsewhere/logo.png, 0"
    })
    void aFileWithoutLinesGoesWithThoseBesideIt(String path, int step) {
        assertThat(STEPS.ofFile(path)).isEqualTo(step);
        assertThat(STEPS.of(finding(path, 0, Side.RIGHT))).isEqualTo(step);
    }

    @Test
    void withoutStepsAllIsOnTheOpening() {
        assertThat(new FindStep(plan(), List.of()).ofFile("src/a.bin")).isZero();
    }

    private static ReviewPlan plan(Step... steps) {
        return new ReviewPlan(1, new Overview("t", "s"), List.of(steps), new EndState(List.of(), List.of()));
    }

    private static Step step(String id, DiffRef... refs) {
        return new Step(id, id, "d", "o", Priority.HIGH, Stream.of(refs).toList(), List.of(), List.of());
    }

    private static KeptFile file(String path, KeptHunk... hunks) {
        return new KeptFile(path, path, FileStatus.MODIFIED, List.of(hunks));
    }

    private static Finding finding(String file, int line, Side side) {
        return new Finding("rule", RiskType.SECURITY, RiskLevel.LOW, file, line, side, "", "", "why", "", 1);
    }
}
