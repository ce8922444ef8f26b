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

    @ParameterizedTest(name = "{0}")
    @MethodSource("table")
    void judges(String what, List<Check> present, List<String> required, Status expected) {
        assertThat(ChecksPolicy.judge(new OtherChecks(present, required)).status())
                .isEqualTo(expected);
    }
}
