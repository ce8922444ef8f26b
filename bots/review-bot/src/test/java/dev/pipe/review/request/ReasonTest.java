package dev.pipe.review.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipe.common.github.GitHubFailure;
import org.junit.jupiter.api.Test;

class ReasonTest {

    private static final String TOKEN = "gh" + "p_" + "qX7bRz2LmK9pWvT4cYhN8dFs3gJtA6eUiO5w";

    @Test
    void whatAFailureQuotesIsMaskedCutAndOnOneLine() {
        var reason = Reason.of(new IllegalStateException("line 3:\n+push('" + TOKEN + "')\u0000" + "x".repeat(5_000)));

        assertThat(reason)
                .startsWith("IllegalStateException: line 3: +push('ghp_••••')")
                .doesNotContain(TOKEN, "\n", "\u0000")
                .hasSizeLessThanOrEqualTo(501)
                .endsWith("…");
        assertThat(Reason.of(new GitHubFailure("GitHub answered 502", true, null)))
                .isEqualTo("GitHub answered 502");
        assertThat(Reason.of(new IllegalStateException())).isEqualTo("IllegalStateException: null");
    }

    @Test
    void theLogHasTheStackAndNotTheCredential() {
        var failure = new IllegalStateException("of " + TOKEN, new IllegalArgumentException("because of " + TOKEN));

        var shown = Reason.shown(failure);

        assertThat(shown.getStackTrace()).isEqualTo(failure.getStackTrace());
        assertThat(shown).hasMessage("java.lang.IllegalStateException: of ghp_••••");
        assertThat(shown.getCause()).hasMessage("java.lang.IllegalArgumentException: because of ghp_••••");
    }
}
