package dev.pipe.review.quest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipe.review.diff.ReadDiff;
import org.junit.jupiter.api.Test;

class KeptFileTest {

    private static final String AWS = "AKIA" + "4QZ7WXR2LMVN6TPE";

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
