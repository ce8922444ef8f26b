package dev.pipe.local.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayCommandTest {

    @TempDir
    Path folder;

    @Test
    void filesAreNamedByEventAndTakenInOrder() throws IOException {
        Files.writeString(folder.resolve("pull_request.opened.json"), "{}");
        Files.writeString(folder.resolve("ping.json"), "{}");
        Files.writeString(folder.resolve("README.md"), "no payload");

        List<Payload> payloads = Payload.readAll(folder);

        assertThat(payloads).extracting(Payload::event).containsExactly("ping", "pull_request");
        assertThatThrownBy(() -> Payload.readAll(folder.resolve("nothing"))).hasMessageContaining("does not exist");
    }

    @Test
    void aDeliveryIsSignedAsGitHubDocumentsIt() {
        // the example of GitHub's "Validating webhook deliveries"
        var payload = new Payload(Path.of("ping.json"), "ping", "Hello, World!".getBytes());

        var request = new SignedDelivery(payload, "guid", "It's a Secret to Everybody")
                .to(URI.create("http://127.0.0.1:1/webhooks/github"));

        assertThat(request.headers().firstValue("X-Hub-Signature-256"))
                .contains("sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17");
        assertThat(request.headers().firstValue("X-GitHub-Event")).contains("ping");
    }

    @Test
    void anOutcomeNamesTheFactsOrWhyThereAreNone() throws IOException {
        assertThat(outcome("""
                        {"status": "NORMALISED", "facts": [{"type": "dev.pipe.github.pushed.v1", "key": "acme/shop"}]}""")).isEqualTo(new Outcome("dev.pipe.github.pushed.v1 for acme/shop", false));
        assertThat(outcome("{\"status\": \"NOT_NEEDED\", \"notNeeded\": \"no stage depends on releases\"}"))
                .isEqualTo(new Outcome("not needed: no stage depends on releases", false));
        assertThat(outcome("{\"status\": \"FAILED\", \"failure\": \"no number\"}"))
                .isEqualTo(new Outcome("FAILED: no number", true));
    }

    private static Outcome outcome(String json) throws IOException {
        return Outcome.of(new ObjectMapper().readTree(json));
    }
}
