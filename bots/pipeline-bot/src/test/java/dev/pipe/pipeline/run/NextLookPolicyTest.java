package dev.pipe.pipeline.run;

import static dev.pipe.pipeline.run.Samples.AUTO;
import static dev.pipe.pipeline.run.Samples.HEAD;
import static dev.pipe.pipeline.run.Samples.NOON;
import static dev.pipe.pipeline.run.Samples.Pull.OPEN;
import static dev.pipe.pipeline.run.Samples.check;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.pipe.common.event.PipelineEvent.RunOutcome;
import dev.pipe.pipeline.hold.Holds;
import dev.pipe.pipeline.nudge.NudgeTable.Look;
import dev.pipe.pipeline.run.Samples.Pull;
import dev.pipe.pipeline.settings.PipelineConfig;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class NextLookPolicyTest {

    private static final PipelineConfig DEFAULTS = new SmallRyeConfigBuilder()
            .withConverter(Duration.class, 100, new DurationConverter()) // Quarkus' own: "10m" is ten minutes
            .withMapping(PipelineConfig.class)
            .build()
            .getConfigMapping(PipelineConfig.class);
    private static final Look NEVER = null;

    private static Look in(Duration wait, boolean fresh) {
        return new Look(NOON.plus(wait), fresh);
    }

    static Stream<Arguments> table() {
        var pending = Samples.with(
                Samples.run(),
                Samples.approved().evidence().plus(new OtherChecks(List.of(check("ci", "in_progress")), List.of())));
        var overdue = JudgeRun.judge(Samples.begun(), Samples.ENFORCE, NOON.plus(Samples.OVERDUE), Samples.OVERDUE);
        return Stream.of(
                arguments("the review is awaited", OPEN, Samples.begun(), in(Duration.ofMinutes(10), false)),
                arguments("it is called overdue once", OPEN, overdue, NEVER),
                arguments("people are awaited", OPEN, Samples.waitingForApprovals(), NEVER),
                arguments("checks are awaited", OPEN, pending, in(Duration.ofSeconds(60), true)),
                arguments("ready, waits for a word", OPEN, Samples.ready(), NEVER),
                arguments("GitHub computes", OPEN.mergeable(null), Samples.ready(), in(Duration.ofSeconds(3), true)),
                arguments("conflicts", OPEN.mergeable(false), Samples.ready(), in(Duration.ofSeconds(60), true)),
                arguments("GitHub merges", OPEN, Samples.sent(Samples.ready()), in(Duration.ofMinutes(2), true)),
                arguments(
                        "GitHub refused",
                        OPEN,
                        Samples.refused(Samples.ready(), "no"),
                        in(Duration.ofMinutes(1), true)),
                arguments(
                        "whether it conflicts", OPEN.mergeable(null), Samples.begun(), in(Duration.ofSeconds(3), true)),
                arguments("ended", OPEN, Samples.ended(Samples.begun(), RunOutcome.CLOSED, "closed"), NEVER));
    }

    @Test
    void whoIsTestedAtTheHeadOfTheQueueIsLookedAtWhenItsTimeIsUp() {
        var tested = Samples.carried(
                JudgeRun.judge(Samples.begun(), AUTO, NOON.plus(Samples.OVERDUE), Samples.OVERDUE), HEAD);
        var standing = new Standing(OPEN.read(), tested, AUTO, Holds.NONE, List.of(), new Place(true, List.of()));

        assertThat(NextLookPolicy.next(standing, DEFAULTS, NOON)).contains(in(Duration.ofHours(1), false));
        assertThat(NextLookPolicy.next(standing.at(Place.NONE), DEFAULTS, NOON)).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("table")
    void looksAgain(String what, Pull pull, Run run, Look expected) {
        var standing = new Standing(pull.read(), run, AUTO, Holds.NONE, List.of());

        assertThat(NextLookPolicy.next(standing, DEFAULTS, NOON).orElse(NEVER)).isEqualTo(expected);
    }
}
