package dev.pipe.review.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipe.common.event.RepoRef;
import dev.pipe.common.github.GitHubReads.Repository;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How names that change hands are kept apart is played in {@code ReviewBotTest}. */
class KnowRepositoryTest {

    private static final RepoRef OLD = RepoRef.parse("acme/shop");

    @Test
    void whatIsAskedForByAnOldNameIsNotKeptUnderIt() {
        assertThat(KnowRepository.whyNot(OLD, Optional.of(new Repository(7, RepoRef.parse("acme/store")))))
                .hasValue("acme/shop is called acme/store now; ask again by that name");
        assertThat(KnowRepository.whyNot(OLD, Optional.of(new Repository(7, RepoRef.parse("Acme/Shop")))))
                .as("names compare without case")
                .isEmpty();
        assertThat(KnowRepository.whyNot(OLD, Optional.empty()))
                .as("none that we may see: GitHub says so when its pull request is read")
                .isEmpty();
    }
}
