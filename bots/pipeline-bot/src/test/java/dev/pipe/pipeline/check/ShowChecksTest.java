package dev.pipe.pipeline.check;

import static dev.pipe.pipeline.run.Samples.COMMENT;
import static dev.pipe.pipeline.run.Samples.ENFORCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.pipe.common.config.Stage;
import dev.pipe.common.event.PipelineEvent.RunOutcome;
import dev.pipe.common.event.ReviewEvent.Decision;
import dev.pipe.common.event.ReviewEvent.RiskLevel;
import dev.pipe.common.github.GitHubWrite.SetCheck;
import dev.pipe.pipeline.run.Run;
import dev.pipe.pipeline.run.Samples;
import dev.pipe.pipeline.settings.RepositorySettings;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ShowChecksTest {

    static Stream<Arguments> table() {
        var rejected = Samples.reviewed(Decision.REJECTED_SECURITY);
        return Stream.of(
                arguments("begun", Samples.begun(), ENFORCE, "review=… governance=… checks=… merge=… main=…"),
                arguments("rejected", rejected, ENFORCE, "review=failure governance=… checks=… merge=… main=failure"),
                arguments(
                        "waiting for people",
                        Samples.waitingForApprovals(),
                        ENFORCE,
                        "review=success governance=… checks=… merge=… main=…"),
                arguments(
                        "ready",
                        Samples.ready(),
                        ENFORCE,
                        "review=success governance=success checks=success merge=… main=success"),
                arguments(
                        "superseded while waiting",
                        Samples.ended(Samples.waitingForApprovals(), RunOutcome.SUPERSEDED, "new head"),
                        ENFORCE,
                        "review=success governance=cancelled checks=cancelled merge=cancelled main=cancelled"),
                arguments(
                        "merged",
                        Samples.ended(Samples.sent(Samples.ready()), RunOutcome.MERGED, "merged"),
                        ENFORCE,
                        "review=success governance=success checks=success merge=success main=success"),
                arguments("comment mode, begun", Samples.begun(), COMMENT, "review=… main=neutral"),
                arguments("comment mode, rejected", rejected, COMMENT, "review=neutral main=neutral"),
                arguments(
                        "comment mode waits for nobody",
                        Samples.waitingForApprovals(),
                        COMMENT,
                        "review=neutral governance=neutral main=neutral"),
                arguments(
                        "comment mode, ready",
                        Samples.ready(),
                        COMMENT,
                        "review=neutral governance=neutral checks=neutral merge=neutral main=neutral"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("table")
    void shows(String what, Run run, RepositorySettings settings, String expected) {
        var checks = checks(run, settings);

        assertThat(checks).allSatisfy(check -> {
            assertThat(check.externalId()).isEqualTo(run.ref().id());
            assertThat(check.headSha()).isEqualTo(Samples.HEAD);
        });
        assertThat(String.join(" ", checks.stream().map(ShowChecksTest::brief).toList()))
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("table")
    void aNeutralCheckStillTellsTheTruth(String what, Run run, RepositorySettings settings, String expected) {
        if (run.stage(Stage.REVIEW).failed()) {
            assertThat(checks(run, settings).getFirst().title()).startsWith("Rejected for security");
        }
    }

    @Test
    void whatTheReviewFoundStandsBesideItsLines() {
        var low = Samples.finding(RiskLevel.LOW, "Todo", "src/B.java", 9);
        var critical = Samples.finding(RiskLevel.CRITICAL, "Credential", "src/A.java", 3);
        var whole = Samples.finding(RiskLevel.LOW, "No test", "src/A.java", 0);
        var gone = Samples.finding(RiskLevel.CRITICAL, "Lost check", "src/C.java", 0);
        var aboutAll = Samples.finding(RiskLevel.MODERATE, "Words in the title", "", 0);
        var checks =
                checks(Samples.reviewed(Decision.REJECTED_SECURITY, low, critical, whole, gone, aboutAll), ENFORCE);

        assertThat(checks.getFirst().annotations())
                .extracting(note -> note.level() + " " + note.path() + ":" + note.line() + " " + note.title())
                .containsExactly(
                        "failure src/A.java:3 Credential",
                        "failure src/C.java:1 Lost check",
                        "notice src/B.java:9 Todo");
        assertThat(checks.getLast().annotations()).isEmpty();
    }

    private static List<SetCheck> checks(Run run, RepositorySettings settings) {
        return new ShowChecks()
                .show(Samples.standing(run, settings)).stream()
                        .map(SetCheck.class::cast)
                        .toList();
    }

    private static String brief(SetCheck check) {
        return check.name().substring("pipe/".length()) + "=" + (check.conclusion() == null ? "…" : check.conclusion());
    }
}
