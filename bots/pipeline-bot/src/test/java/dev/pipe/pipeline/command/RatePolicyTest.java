package dev.pipe.pipeline.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipe.pipeline.command.RatePolicy.Typed;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RatePolicyTest {

    private final RatePolicy policy = new RatePolicy(3, 5, Duration.ofMinutes(10));

    @ParameterizedTest(name = "{0} by them, {1} here: {2}")
    @CsvSource({
        "0, 0, ''",
        "2, 4, ''",
        "3, 3, 'You typed 3 commands within 10 minutes'",
        "4, 9, 'You typed 3 commands within 10 minutes'",
        "0, 5, 'People typed here 5 commands within 10 minutes'"
    })
    void limitsPeopleAndPullRequests(int byActor, int here, String refusal) {
        var refused = policy.refusal(new Typed(byActor, here));

        assertThat(refused.isPresent()).isEqualTo(!refusal.isEmpty());
        assertThat(refused.orElse("")).startsWith(refusal);
    }
}
