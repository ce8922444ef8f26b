package dev.pipe.review.diff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MaskLinesTest {

    private static final String AWS = "AKIA" + "4QZ7WXR2LMVN6TPE";

    @Test
    void aCredentialIsMaskedAndItsLineStays() {
        assertThat(MaskLines.of(List.of("a", "key = \"" + AWS + "\"", "b")))
                .hasSize(3)
                .contains("a", "b")
                .noneMatch(line -> line.contains(AWS.substring(4)));
    }

    @Test
    void aPrivateKeyKeepsAsManyLinesAsItHad() {
        var key = List.of(
                "before",
                "-----BEGIN RSA " + "PRIVATE KEY-----",
                "MIIEowIBAAKCAQEAx1y2z3" + "aBcDeFgHiJkLmNoPqRsTuVwXyZ0123456789",
                "q1w2e3r4t5y6u7i8o9p0" + "AsDfGhJkLzXcVbNm1234567890qwertyuiop",
                "-----END RSA " + "PRIVATE KEY-----",
                "after");
        assertThat(MaskLines.of(key))
                .hasSameSizeAs(key)
                .startsWith("before")
                .endsWith("after")
                .noneMatch(line -> line.contains("MIIEow") || line.contains("q1w2e3"));
    }
}
