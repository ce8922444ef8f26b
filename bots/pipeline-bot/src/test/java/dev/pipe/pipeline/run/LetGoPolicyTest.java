package dev.pipe.pipeline.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.pipe.common.event.Actor;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LetGoPolicyTest {

    private static final Actor BOT = new Actor("pipe[bot]", 9, true);

    static Stream<Arguments> table() {
        return Stream.of(
                arguments("MANUAL", Samples.BEN, true, "ben took it out of GitHub's merge queue."),
                arguments("QUEUE_CLEARED", BOT, true, "Somebody took it out of GitHub's merge queue."),
                arguments(
                        "CI_FAILURE",
                        Samples.BEN, // whose status turned red
                        false,
                        "GitHub's merge queue let go of it: the checks on the group's commit tell why."),
                arguments("MERGE_CONFLICT", Samples.BEN, false, "GitHub's merge queue let go of it: MERGE_CONFLICT."),
                arguments(null, Samples.BEN, true, "ben took it out of GitHub's merge queue."),
                arguments("UNKNOWN_REMOVAL_REASON", BOT, false, "GitHub's merge queue let go of it."),
                arguments(null, null, false, "GitHub's merge queue let go of it."));
    }

    @ParameterizedTest(name = "{0} by {1}")
    @MethodSource("table")
    void decides(String reason, Actor sender, boolean byPerson, String why) {
        assertThat(LetGoPolicy.byPerson(reason, sender)).isEqualTo(byPerson);
        assertThat(LetGoPolicy.why(reason, sender)).isEqualTo(why);
    }
}
