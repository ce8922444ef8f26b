package dev.pipe.common.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShownFailureTest {

    private static final String TOKEN = "gh" + "p_" + "qX7bRz2LmK9pWvT4cYhN8dFs3gJtA6eUiO5w";

    @Test
    void whatAFailureQuotesIsMaskedCutAndOnOneLine() {
        assertThat(ShownFailure.words("line 3:\n+push('" + TOKEN + "')\u0000" + "x".repeat(5_000)))
                .startsWith("line 3: +push('ghp_••••')")
                .doesNotContain(TOKEN, "\n", "\u0000")
                .hasSizeLessThanOrEqualTo(1_001)
                .endsWith("…");
        assertThat(ShownFailure.words("GitHub answered 502")).isEqualTo("GitHub answered 502");
        assertThat(ShownFailure.words(null)).isEqualTo("null");
    }

    @Test
    void theLogHasTheStackAndNotTheCredential() {
        var failure = new IllegalStateException("of " + TOKEN, new IllegalArgumentException("because of " + TOKEN));

        var shown = ShownFailure.of(failure);

        assertThat(shown.getStackTrace()).isEqualTo(failure.getStackTrace());
        assertThat(shown).hasMessage("java.lang.IllegalStateException: of ghp_••••");
        assertThat(shown.getCause()).hasMessage("java.lang.IllegalArgumentException: because of ghp_••••");
    }
}
