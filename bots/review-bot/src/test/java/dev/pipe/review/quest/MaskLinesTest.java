package dev.pipe.review.quest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipe.review.diff.ReadDiff;
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

    @Test
    void whatIsKeptOfAFileHoldsNoCredential() {
        var change = ReadDiff.of("""
                diff --git a/A.java b/A.java
                --- a/A.java
                +++ b/A.java
                @@ -1,2 +1,2 @@ class A
                 class A {
                -  old
                +  String key = "%s";
                """.formatted(AWS));
        var kept = KeptFile.of(change.files().getFirst());
        assertThat(kept.hunks().getFirst().lines()).hasSize(3).first().isEqualTo(" class A {");
        assertThat(kept.toString()).doesNotContain(AWS).contains("-  old", "+  String key");
    }
}
