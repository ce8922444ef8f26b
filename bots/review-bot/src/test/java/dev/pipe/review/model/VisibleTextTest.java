package dev.pipe.review.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VisibleTextTest {

    @Test
    void whatNobodySeesIsWrittenOut() {
        assertThat(VisibleText.of("a\u200Bb\u202Ec" + Character.toString(0xE0041) + "\u0007\ttab\nline ü 漢 🙂"))
                .isEqualTo("a\\u{200B}b\\u{202E}c\\u{E0041}\\u{7}\ttab\nline ü 漢 🙂");
    }

    @Test
    void aNameCannotBeginALine() {
        assertThat(VisibleText.line("a.py\nfileId: b.py\n")).isEqualTo("a.py fileId: b.py");
    }

    @Test
    void aCredentialIsMaskedAndALongTextIsCut() {
        var key = "AKIA" + "4QZ7WXR2" + "LMVN6TPE";
        assertThat(VisibleText.of("key " + key)).doesNotContain(key).contains("AKIA");
        assertThat(VisibleText.of("abcdef", 3)).isEqualTo("abc […]");
    }
}
