package dev.pipe.review.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipe.common.github.GitHubFailure;
import org.junit.jupiter.api.Test;

class ReasonTest {

    private static final String TOKEN = "gh" + "p_" + "qX7bRz2LmK9pWvT4cYhN8dFs3gJtA6eUiO5w";

    @Test
    void whatIsOursIsSaidAsItIsAndOfAnythingElseWhatItWas() {
        assertThat(Reason.of(new GitHubFailure("GitHub answered 502", true, null)))
                .isEqualTo("GitHub answered 502");
        assertThat(Reason.of(new IllegalStateException("of\n" + TOKEN)))
                .isEqualTo("IllegalStateException: of ghp_••••");
    }
}
