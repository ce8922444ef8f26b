package dev.pipe.pipeline.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.pipe.common.contributors.Contributors;
import dev.pipe.common.contributors.Contributors.Contribution;
import dev.pipe.common.event.Actor;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OwnWorkPolicyTest {

    private static final Actor ADA = new Actor("ada", 1, false);
    private static final Actor ELI = new Actor("eli", 5, false);

    static Stream<Arguments> table() {
        return Stream.of(
                arguments("opened by another", hands(true, Contribution.of(ADA, "opened this pull request")), ""),
                arguments("opened it", hands(true, Contribution.of(ELI, "opened this pull request")), "eli opened"),
                arguments("pushed to it", hands(true, Contribution.of(ELI, "pushed to its head")), "eli pushed"),
                arguments(
                        "named as a co-author",
                        hands(true, new Contribution(0, "Eli", "is a co-author of commit 1a2b3c4")),
                        "is a co-author"),
                arguments(
                        "more commits than GitHub lists",
                        hands(false, Contribution.of(ADA, "opened this pull request")),
                        "does not list all commits"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("table")
    void decides(String what, Contributors hands, String says) {
        assertThat(OwnWorkPolicy.refusal(ELI, hands).orElse("")).contains(says);
        assertThat(OwnWorkPolicy.refusal(ELI, hands).isEmpty()).isEqualTo(says.isEmpty());
    }

    private static Contributors hands(boolean every, Contribution... contributions) {
        return new Contributors(List.of(contributions), every);
    }
}
