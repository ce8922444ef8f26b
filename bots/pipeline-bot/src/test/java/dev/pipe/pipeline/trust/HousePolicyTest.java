package dev.pipe.pipeline.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.pipe.common.event.Actor;
import dev.pipe.common.event.PullRequestRef;
import dev.pipe.common.github.GitHubReads.PullRequest;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class HousePolicyTest {

    private static final Set<String> WRITERS = Set.of("ada", "ben");

    static Stream<Arguments> table() {
        return Stream.of(
                arguments("a branch of the repository", "ada", "acme/shop", true),
                arguments("the same, spelled otherwise", "ada", "Acme/Shop", true),
                arguments("a branch of the repository, opened by a stranger", "eve", "acme/shop", true),
                arguments("a writer's own fork", "ada", "Ada/shop", true),
                arguments("another writer's fork", "ada", "ben/shop", true),
                arguments("a stranger's own fork", "eve", "eve/shop", false),
                arguments(
                        "a stranger's fork, opened by a writer: eve pushes to it when she likes",
                        "ada",
                        "eve/shop",
                        false),
                arguments("a writer's fork, opened by a stranger", "eve", "ada/shop", false),
                arguments("a fork that is gone", "ada", null, false));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("table")
    void decides(String what, String author, String headRepo, boolean house) {
        assertThat(HousePolicy.isOfTheHouse(
                        pull(author, headRepo), login -> WRITERS.contains(login.toLowerCase(Locale.ROOT))))
                .isEqualTo(house);
    }

    private static PullRequest pull(String author, String headRepo) {
        return new PullRequest(
                PullRequestRef.parse("acme/shop#7"),
                "Wire BNI to AXIS",
                new Actor(author, 1, false),
                "1111111",
                "feature",
                headRepo,
                "main",
                "0000000",
                true,
                false,
                false,
                true,
                List.of(),
                "https://github.example/acme/shop/pull/7",
                Instant.EPOCH,
                Instant.EPOCH);
    }
}
