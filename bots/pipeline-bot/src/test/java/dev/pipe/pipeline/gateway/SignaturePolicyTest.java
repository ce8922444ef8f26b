package dev.pipe.pipeline.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SignaturePolicyTest {

    private static final byte[] BODY = "{\"zen\":\"Ünïcode\"}".getBytes(UTF_8);

    private final List<WebhookSecret> secrets = List.of(secret("old"), secret("new"));

    @Test
    void anyOfTheSecretsWillDoWhileOneReplacesAnother() {
        assertThat(verifying(Signed.with("old", BODY), BODY)).containsExactly(secrets.get(0));
        assertThat(verifying(Signed.with("new", BODY), BODY)).containsExactly(secrets.get(1));
        assertThat(verifying(Signed.with("other", BODY), BODY)).isEmpty();
    }

    @Test
    void oneByteChangedIsAnotherBody() {
        var changed = BODY.clone();
        changed[changed.length - 1] ^= 1;
        assertThat(verifying(Signed.with("old", BODY), changed)).isEmpty();
    }

    @Test
    void theShapeOfTheHeaderIsJudgedFirst() {
        var good = Signed.with("old", BODY);
        assertThat(SignaturePolicy.judgeHeader(secrets, good, null)).isEmpty();
        for (var bad : List.of(
                "", "sha256=", good.substring(7), good + "0", good.substring(0, 70) + "g", "sha1=" + "0".repeat(64))) {
            assertThat(SignaturePolicy.judgeHeader(secrets, bad, null)).as(bad).isPresent();
        }
    }

    @Test
    void aSha1SignatureIsToldWhyItIsNotEnough() {
        assertThat(SignaturePolicy.judgeHeader(secrets, null, "sha1=abc")
                        .orElseThrow()
                        .detail())
                .contains("SHA-1");
        assertThat(SignaturePolicy.judgeHeader(secrets, null, null)
                        .orElseThrow()
                        .detail())
                .contains("X-Hub-Signature-256 is missing");
    }

    @Test
    void withoutASecretNobodyIsBelieved() {
        assertThat(SignaturePolicy.judgeHeader(List.of(), Signed.with("", new byte[] {1}), null))
                .isPresent();
    }

    @Test
    void aSecretDoesNotShowItself() {
        assertThat(secrets).asString().doesNotContain("old", "new");
        assertThat(new WebhookSecret("hidden", SecretScope.of(List.of("acme"))))
                .asString()
                .isEqualTo("a secret for [acme]");
    }

    private List<WebhookSecret> verifying(String sha256, byte[] body) {
        return SignaturePolicy.verifying(secrets, sha256, body);
    }

    private static WebhookSecret secret(String secret) {
        return new WebhookSecret(secret, SecretScope.EVERYTHING);
    }
}
