package dev.pipe.pipeline.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipe.common.event.CommandIssued;
import dev.pipe.common.event.GitHubFact.CommentKind;
import dev.pipe.pipeline.run.Samples;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The run of {@link Samples#HEAD} began at noon. */
class SeenPolicyTest {

    @ParameterizedTest(name = "written {0} s after the run began, naming {1}: counts {2}")
    @CsvSource(
            nullValues = "-",
            value = {
                "60, -, true",
                "0, -, true",
                "-5, -, true",
                "-6, -, false",
                "-600, -, false",
                "-600, 1111111, true",
                "-600, 1111111AAAA, true",
                "60, 2222222, false",
                "60, 111111, false",
                "60, head, false"
            })
    void aHeadThatBeganLaterWasNotSeenUnlessItIsNamed(long seconds, String named, boolean counts) {
        var call = new CommandIssued(
                Samples.PR,
                "ok-to-test",
                List.of(),
                "",
                Samples.BEN,
                "write",
                CommentKind.ISSUE_COMMENT,
                5,
                0,
                null,
                Samples.NOON.plusSeconds(seconds));

        assertThat(SeenPolicy.refusal(call, Samples.begun(), named).isEmpty()).isEqualTo(counts);
    }
}
