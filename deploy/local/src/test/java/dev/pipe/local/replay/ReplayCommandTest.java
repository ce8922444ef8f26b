package dev.pipe.local.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

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

    @Test
    void aTimeIsADurationAgoOrATimestamp() {
        var now = Instant.parse("2026-03-01T12:00:00Z");
        assertThat(Since.parse("90s", now)).isEqualTo("2026-03-01T11:58:30Z");
        assertThat(Since.parse("2h", now)).isEqualTo("2026-03-01T10:00:00Z");
        assertThat(Since.parse("3d", now)).isEqualTo("2026-02-26T12:00:00Z");
        assertThat(Since.parse("PT15M", now)).isEqualTo("2026-03-01T11:45:00Z");
        assertThat(Since.parse("2026-03-01T13:00:00+01:00", now)).isEqualTo(now);
        assertThatThrownBy(() -> Since.parse("yesterday", now)).hasMessageContaining("'yesterday' is neither");
    }

    @Test
    void filesAndTheLogAreNotReplayedAtOnce() {
        assertThat(said()).contains("either files, or --since");
        assertThat(said("payloads", "--since", "1h")).contains("either files, or --since");
        assertThat(said("--delivery", "x", "--requeue")).contains("--requeue belongs to --dead-letter");
        assertThat(said("payloads", "--apply")).contains("Files are delivered at once");
        assertThat(said("--since", "soon")).contains("neither a duration");
    }

    private static String said(String... arguments) {
        var said = new StringWriter();
        var command = new CommandLine(new ReplayCommand()).setErr(new PrintWriter(said, true));
        assertThat(command.execute(arguments)).isEqualTo(2);
        return said.toString();
    }

    private static Outcome outcome(String json) throws IOException {
        return Outcome.of(new ObjectMapper().readTree(json));
    }
}
