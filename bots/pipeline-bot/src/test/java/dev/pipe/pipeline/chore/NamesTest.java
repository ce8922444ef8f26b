package dev.pipe.pipeline.chore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What people name in a command: logins, teams, labels. */
class NamesTest {

    static Stream<Arguments> logins() {
        return Stream.of(
                arguments(List.of("@ada"), List.of("ada"), List.of(), List.of()),
                arguments(List.of("ada", "@ben"), List.of("ada", "ben"), List.of(), List.of()),
                arguments(List.of("ada,@ben,", "eve"), List.of("ada", "ben", "eve"), List.of(), List.of()),
                arguments(List.of("@acme/pay-ments"), List.of(), List.of("acme/pay-ments"), List.of()),
                arguments(List.of("renovate[bot]"), List.of("renovate[bot]"), List.of(), List.of()),
                arguments(List.of("@ada!", "a/b/c", "-ada"), List.of(), List.of(), List.of("@ada!", "a/b/c", "-ada")),
                arguments(List.of("a".repeat(40)), List.of(), List.of(), List.of("a".repeat(40))));
    }

    @ParameterizedTest
    @MethodSource("logins")
    void areReadAsPeopleAndTeams(List<String> typed, List<String> people, List<String> teams, List<String> wrong) {
        assertThat(Logins.of(typed)).isEqualTo(new Logins(people, teams, wrong));
    }

    static Stream<Arguments> labels() {
        return Stream.of(
                arguments(List.of("bug"), List.of("bug"), List.of()),
                arguments(List.of("BUG", "bug"), List.of("bug"), List.of()),
                arguments(List.of("good first issue"), List.of("Good first issue"), List.of()),
                arguments(List.of("bug", "bugg"), List.of("bug"), List.of("bugg")));
    }

    @ParameterizedTest
    @MethodSource("labels")
    void areFoundAmongTheRepositorysLabels(List<String> typed, List<String> known, List<String> unknown) {
        assertThat(LabelNames.among(List.of("bug", "Good first issue"), typed))
                .isEqualTo(new LabelNames(known, unknown));
    }
}
