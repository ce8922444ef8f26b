package dev.pipe.review.who;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealTest {

    private final Seal seal = new Seal("secret", "sessions");

    @Test
    void whatWeClosedOpensForUsAndForThisPurposeOnly() {
        var closed = seal.close("ben|7");
        assertThat(seal.open(closed)).contains("ben|7");
        assertThat(new Seal("secret", "passes").open(closed)).isEmpty();
        assertThat(new Seal("other", "sessions").open(closed)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "x", "x.y", "YmVufDc."})
    void whatOthersMadeStaysClosed(String forged) {
        assertThat(seal.open(forged)).isEmpty();
        var closed = seal.close("ben|7");
        assertThat(seal.open("A" + closed)).isEmpty();
        assertThat(seal.open(closed + "A")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example",
                "https://evil.example/quest/a/b/1",
                "/quest/../q/health",
                "/questionable",
                "javascript:alert(1)",
                "/quest/\nSet-Cookie: x",
                "/quest//evil\\x"
            })
    void nobodyIsSentElsewhereAfterSigningIn(String to) {
        assertThat(QuestPaths.ours(to)).isEqualTo("/quest");
        assertThat(QuestPaths.ours(null)).isEqualTo("/quest");
        assertThat(QuestPaths.ours("/quest/a/b.c/1/2?part=3")).isEqualTo("/quest/a/b.c/1/2?part=3");
    }
}
