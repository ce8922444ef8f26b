package dev.pipe.pipeline.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SignaturePolicyTest {

    private static final byte[] BODY = "{\"zen\":\"Ünïcode\"}".getBytes(UTF_8);

    private final SignaturePolicy policy = new SignaturePolicy(List.of("old", "new"));

    @Test
    void anyOfTheSecretsWillDoWhileOneReplacesAnother() {
        assertThat(policy.judge(Signed.with("old", BODY), BODY)).isEmpty();
        assertThat(policy.judge(Signed.with("new", BODY), BODY)).isEmpty();
        assertThat(policy.judge(Signed.with("other", BODY), BODY)).isPresent();
    }

    @Test
    void oneByteChangedIsAnotherBody() {
        var changed = BODY.clone();
        changed[changed.length - 1] ^= 1;
        assertThat(policy.judge(Signed.with("old", BODY), changed)).isPresent();
    }

    @Test
    void theShapeOfTheHeaderIsJudgedFirst() {
        var good = Signed.with("old", BODY);
        assertThat(policy.judgeHeader(good, null)).isEmpty();
        for (var bad : List.of(
                "", "sha256=", good.substring(7), good + "0", good.substring(0, 70) + "g", "sha1=" + "0".repeat(64))) {
            assertThat(policy.judgeHeader(bad, null)).as(bad).isPresent();
        }
    }

    @Test
    void aSha1SignatureIsToldWhyItIsNotEnough() {
        assertThat(policy.judgeHeader(null, "sha1=abc").orElseThrow().detail()).contains("SHA-1");
        assertThat(policy.judgeHeader(null, null).orElseThrow().detail()).contains("X-Hub-Signature-256 is missing");
    }

    @Test
    void withoutASecretNobodyIsBelieved() {
        assertThat(new SignaturePolicy(List.of()).judgeHeader(Signed.with("", new byte[] {1}), null))
                .isPresent();
    }
}
