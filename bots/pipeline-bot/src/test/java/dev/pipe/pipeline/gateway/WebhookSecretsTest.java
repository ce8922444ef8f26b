package dev.pipe.pipeline.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebhookSecretsTest {

    private static final byte[] BODY = "{}".getBytes(UTF_8);

    @TempDir
    Path folder;

    @Test
    void secretsOfAllSourcesAreGoodAtOnce() throws IOException {
        var file = Files.writeString(folder.resolve("secrets"), "one\n\n  two  \n");
        var secrets = secrets(Map.of(
                "pipe.webhook.secret", "inline",
                "pipe.webhook.secrets", "more,still more",
                "pipe.webhook.secret-files", file.toString(),
                "pipe.webhook.scoped.shop.scope", "Acme/Shop",
                "pipe.webhook.scoped.shop.secret", "shop"));
        for (var secret : List.of("inline", "more", "still more", "one", "two", "shop")) {
            assertThat(verifying(secrets, secret)).as(secret).hasSize(1);
        }
        assertThat(verifying(secrets, "shop").getFirst().scope().names()).containsExactly("acme/shop");
        assertThat(verifying(secrets, "other")).isEmpty();
    }

    @Test
    void oneValueMayStandWithSeveralScopes() {
        var secrets = secrets(Map.of(
                "pipe.webhook.scoped.a.scope", "a",
                "pipe.webhook.scoped.a.secret", "same",
                "pipe.webhook.scoped.b.scope", "b",
                "pipe.webhook.scoped.b.secret", "same"));
        assertThat(verifying(secrets, "same")).hasSize(2);
    }

    @Test
    void aSecretIsReplacedInItsFileWithoutAGap() throws IOException {
        var file = Files.writeString(folder.resolve("secrets"), "old");
        var secrets = secrets(Map.of("pipe.webhook.secret-files", file.toString()));
        Files.writeString(file, "old\nnew");
        secrets.reread();
        assertThat(verifying(secrets, "old")).hasSize(1);
        assertThat(verifying(secrets, "new")).hasSize(1);
        Files.writeString(file, "new");
        secrets.reread();
        assertThat(verifying(secrets, "old")).isEmpty();
        assertThat(verifying(secrets, "new")).hasSize(1);
    }

    @Test
    void aFileThatIsBeingWrittenKeepsItsSecretsAndOneThatIsGoneLosesThem() throws IOException {
        var file = Files.writeString(folder.resolve("secrets"), "kept");
        var secrets = secrets(Map.of("pipe.webhook.secret-files", file.toString()));
        Files.writeString(file, "");
        secrets.reread();
        assertThat(verifying(secrets, "kept")).hasSize(1);
        Files.delete(file);
        secrets.reread();
        assertThat(verifying(secrets, "kept")).isEmpty();
        Files.writeString(file, "back");
        secrets.reread();
        assertThat(verifying(secrets, "back")).hasSize(1);
    }

    @Test
    void aScopeWithoutASecretIsAMistakeSaidAtTheStart() {
        assertThatThrownBy(() -> secrets(Map.of("pipe.webhook.scoped.shop.scope", "acme/shop")))
                .hasMessageContaining("pipe.webhook.scoped.shop");
    }

    private static List<WebhookSecret> verifying(WebhookSecrets secrets, String secret) {
        return SignaturePolicy.verifying(secrets.inForce(), Signed.with(secret, BODY), BODY);
    }

    private static WebhookSecrets secrets(Map<String, String> settings) {
        return new WebhookSecrets(new SmallRyeConfigBuilder()
                .withMapping(GatewayConfig.class)
                .withSources(new PropertiesConfigSource(new HashMap<>(settings), "test", 100))
                .withConverter(
                        io.quarkus.runtime.configuration.MemorySize.class,
                        100,
                        new io.quarkus.runtime.configuration.MemorySizeConverter())
                .withConverter(java.time.Duration.class, 100, new io.quarkus.runtime.configuration.DurationConverter())
                .build()
                .getConfigMapping(GatewayConfig.class));
    }
}
