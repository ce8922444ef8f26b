package dev.pipe.pipeline.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipe.common.event.CommandIssued;
import dev.pipe.common.event.GitHubFact.CommentKind;
import dev.pipe.common.event.PipelineEvent.RunOutcome;
import dev.pipe.pipeline.run.Samples;
import java.util.List;
import org.junit.jupiter.api.Test;

class MergeCommandTest {

    @Test
    void whyARunEndedIsSaidWithoutCallingAnybodyOrMarkingUp() {
        var moved = Samples.ended(
                Samples.begun(), RunOutcome.SUPERSEDED, "base changed from main to @acme/owners-*x*-[y](z)");
        var call = new CommandIssued(
                Samples.PR,
                "merge",
                List.of(),
                "",
                Samples.BEN,
                "write",
                CommentKind.ISSUE_COMMENT,
                5,
                0,
                null,
                Samples.NOON);

        assertThat(MergeCommand.refusal(Samples.standing(moved), call))
                .startsWith("There is nothing to merge: base changed from main to ")
                .doesNotContain("@acme", "*x*-", "[y](z)");
    }
}
