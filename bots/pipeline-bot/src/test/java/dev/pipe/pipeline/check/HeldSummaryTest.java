package dev.pipe.pipeline.check;

import static dev.pipe.pipeline.run.Samples.BEN;
import static dev.pipe.pipeline.run.Samples.ENFORCE;
import static dev.pipe.pipeline.run.Samples.NOON;
import static dev.pipe.pipeline.run.Samples.PR;
import static dev.pipe.pipeline.run.Samples.ready;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pipe.common.config.Permission;
import dev.pipe.common.event.PullRequestRef;
import dev.pipe.pipeline.hold.Holds;
import dev.pipe.pipeline.hold.PersonHold;
import dev.pipe.pipeline.run.Samples;
import dev.pipe.pipeline.run.Standing;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The summary is green for all pull requests of a head or for none. */
class HeldSummaryTest {

    private static final PullRequestRef LOWER = PullRequestRef.parse("acme/shop#3");

    @ParameterizedTest(name = "held itself {0}, its sharer held {1}: {2}")
    @CsvSource(
            nullValues = "-",
            value = {"false, false, success", "true, false, -", "false, true, -", "true, true, -"})
    void aPersonsHoldOnAnyOfThemKeepsItUnfinished(boolean own, boolean sharers, String conclusion) {
        var holds = new Holds(List.of(), List.of(), null, on(PR, own), on(LOWER, sharers));
        var standing = new Standing(Samples.Pull.OPEN.read(), ready(), ENFORCE, holds, List.of(ready(LOWER)));

        assertThat(SummaryPolicy.of(standing).conclusion()).isEqualTo(conclusion);
    }

    private static List<PersonHold> on(PullRequestRef ref, boolean held) {
        return held ? List.of(new PersonHold(ref, BEN, Permission.WRITE, "", NOON)) : List.of();
    }
}
