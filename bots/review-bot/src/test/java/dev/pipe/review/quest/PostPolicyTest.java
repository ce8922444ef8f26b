package dev.pipe.review.quest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostPolicyTest {

    @ParameterizedTest(name = "after {0}, with {1} an hour, at 13:00: {2}")
    @CsvSource({
        "'', 2, ''",
        "12:30, 2, ''",
        "11:00 11:10 11:20, 2, ''",
        "12:10 12:30, 2, 13:10",
        "12:00 12:30, 2, ''",
        "12:05 12:10 12:30, 2, 13:10",
        "12:30, 1, 13:30",
        "12:30, 0, 13:30",
    })
    void theOldestOfThoseThatCountMakesRoom(String before, int most, String notBefore) {
        var posts = Stream.of(before.split(" "))
                .filter(time -> !time.isEmpty())
                .map(PostPolicyTest::at)
                .toList();
        assertThat(PostPolicy.notBefore(posts, most, at("13:00")))
                .isEqualTo(notBefore.isEmpty() ? Optional.empty() : Optional.of(at(notBefore)));
    }

    private static Instant at(String time) {
        return Instant.parse("2026-01-01T" + time + ":00Z");
    }
}
