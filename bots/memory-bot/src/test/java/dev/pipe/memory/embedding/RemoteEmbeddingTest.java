package dev.pipe.memory.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.pipe.sandbox.llm.StubLlm;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RemoteEmbeddingTest {

    @Test
    void asksAnOpenAiCompatibleEndpoint() throws IOException {
        try (var llm = StubLlm.start(0)) {
            var embedding = remote(llm.url());
            assertThat(embedding.model()).isEqualTo("remote:all-minilm");
            assertThat(embedding.of("settle invoices")).hasSize(384).isEqualTo(embedding.of("invoices settle"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "500; {}; the embedding endpoint answered 500",
                "302; {}; the embedding endpoint answered 302",
                "200; {\"data\": []}; the embedding endpoint's answer holds no vector",
                "200; {\"data\": [{\"embedding\": [0, 0]}]}; the embedding endpoint's vector is no vector",
                "200; {\"data\": [{\"embedding\": [\"a\"]}]}; the embedding endpoint's vector is no vector",
                "200; hello; the embedding endpoint did not answer"
            })
    void saysWhatIsWrongWithTheAnswer(int status, String body, String reason) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.getResponseHeaders().set("Location", "http://127.0.0.1:1/");
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        try {
            var embedding = remote("http://127.0.0.1:" + server.getAddress().getPort());
            assertThatThrownBy(() -> embedding.of("text"))
                    .isInstanceOf(EmbeddingUnavailable.class)
                    .hasMessageStartingWith(reason);
        } finally {
            server.stop(0);
        }
    }

    private static RemoteEmbedding remote(String url) {
        return new RemoteEmbedding(URI.create(url), "all-minilm", Optional.of("key"), Duration.ofSeconds(5));
    }
}
