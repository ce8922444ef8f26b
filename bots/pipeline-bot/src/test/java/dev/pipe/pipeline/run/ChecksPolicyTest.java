package dev.pipe.pipeline.run;

import static dev.pipe.pipeline.run.Samples.check;
import static dev.pipe.pipeline.run.Samples.ours;
import static dev.pipe.pipeline.run.Samples.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.pipe.common.github.GitHubReads.Check;
import dev.pipe.pipeline.run.StageState.Status;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ChecksPolicyTest {

    static Stream<Arguments> table() {
        return Stream.of(
                arguments("none", List.of(), List.of(), Status.PASSED),
                arguments("green", List.of(check("ci", "success")), List.of(), Status.PASSED),
                arguments(
                        "neutral and skipped",
                        List.of(check("a", "neutral"), check("b", "skipped")),
                        List.of(),
                        Status.PASSED),
                arguments("running", List.of(check("ci", "in_progress")), List.of(), Status.RUNNING),
                arguments("queued", List.of(check("ci", "queued")), List.of(), Status.RUNNING),
                arguments("red", List.of(check("ci", "failure")), List.of(), Status.FAILED),
                arguments("timed out", List.of(check("ci", "timed_out")), List.of(), Status.FAILED),
                arguments("cancelled", List.of(check("ci", "cancelled")), List.of(), Status.FAILED),
                arguments("waits for a button", List.of(check("ci", "action_required")), List.of(), Status.FAILED),
                arguments(
                        "red beside running",
                        List.of(check("a", "failure"), check("b", "queued")),
                        List.of(),
                        Status.FAILED),
                arguments("a status pending", List.of(status("ci", "pending")), List.of(), Status.RUNNING),
                arguments("a status in error", List.of(status("ci", "error")), List.of(), Status.FAILED),
                arguments("a status green", List.of(status("ci", "success")), List.of(), Status.PASSED),
                arguments("required and missing", List.of(check("lint", "success")), List.of("ci"), Status.RUNNING),
                arguments("required and green", List.of(check("ci", "success")), List.of("ci"), Status.PASSED),
                arguments(
                        "ours are no concern of ours",
                        List.of(ours("pipe/review", "failure")),
                        List.of(),
                        Status.PASSED),
                arguments(
                        "nor is the summary that the branch requires", List.of(), List.of("pipe/main"), Status.PASSED));
    }

    private static final List<Check> ACTIONS = List.of(job("build", "failure", 41), job("lint", "success", 42));

    private static Check job(String name, String state, long id) {
        return new Check(name, state, true, false, false, null, id, "github-actions");
    }

    private static OtherChecks configured(List<Check> present, String... patterns) {
        return new OtherChecks(present, List.of("sign-off"), List.of(patterns), List.of(), 0, List.of(), false);
    }

    private static OtherChecks failedJob(int attempt, boolean over, int limit) {
        var failed = new FailedJob(41, "CI", "Compile", 7, attempt, over, "https://github.example/job/41");
        return new OtherChecks(ACTIONS, List.of(), List.of(), List.of(failed), limit, List.of(), false);
    }

    @Test
    void namedChecksAloneDecideAndAPatternWantsOne() {
        var present =
                List.of(check("build / linux", "success"), check("nightly", "failure"), check("sign-off", "success"));

        assertThat(ChecksPolicy.judge(configured(present, "build / *")).status())
                .isEqualTo(Status.PASSED);
        assertThat(ChecksPolicy.judge(configured(present, "build / *")).ignored())
                .containsExactly("nightly");
        assertThat(ChecksPolicy.judge(configured(present, "build / *", "test *"))
                        .missing())
                .containsExactly("test *");
        assertThat(ChecksPolicy.judge(configured(present, "night*")).failed()).containsExactly("nightly");
        assertThat(ChecksPolicy.judge(configured(List.of(), "build")).missing()).containsExactly("build", "sign-off");
        assertThat(ChecksPolicy.fits("a.*", "a.b")).isTrue();
        assertThat(ChecksPolicy.fits("a.*", "axb")).isFalse();
    }

    static Stream<Arguments> reruns() {
        return Stream.of(
                arguments("never", failedJob(1, true, 0), Status.FAILED, 0),
                arguments("once", failedJob(1, true, 1), Status.RUNNING, 1),
                arguments("once, and it was", failedJob(2, true, 1), Status.FAILED, 0),
                arguments("twice", failedJob(2, true, 2), Status.RUNNING, 1),
                arguments("not before the whole run is over", failedJob(1, false, 1), Status.RUNNING, 0),
                arguments(
                        "GitHub would not",
                        failedJob(1, true, 1).plus(new OtherChecks.RefusedRerun(7, "not yours")),
                        Status.FAILED,
                        0));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("reruns")
    void aFailedJobIsRunAgainAsOftenAsConfigured(String what, OtherChecks checks, Status expected, int again) {
        assertThat(ChecksPolicy.judge(checks).status()).isEqualTo(expected);
        assertThat(ChecksPolicy.toRunAgain(checks)).hasSize(again);
    }

    @Test
    void theFailingStepIsNamed() {
        assertThat(ChecksWords.of(failedJob(2, true, 1)).result())
                .isEqualTo("Failed: `build` at step `Compile` (CI, attempt 2)");
        assertThat(ChecksWords.of(failedJob(1, true, 1)).result())
                .isEqualTo("Run again after a failure: `build` at step `Compile` (CI)");
        assertThat(ChecksWords.list(failedJob(2, true, 1)))
                .contains("[its log](https://github.example/job/41)", "1 check passed");
    }

    @Test
    void whatIsStaleIsReadAgainBeforeItIsJudged() {
        assertThat(ChecksWords.of(failedJob(2, true, 1).asStale()).result()).isEqualTo("Reading the checks");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("table")
    void judges(String what, List<Check> present, List<String> required, Status expected) {
        assertThat(ChecksPolicy.judge(new OtherChecks(present, required)).status())
                .isEqualTo(expected);
    }
}
