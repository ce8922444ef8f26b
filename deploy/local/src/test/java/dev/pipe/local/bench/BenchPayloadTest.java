package dev.pipe.local.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class BenchPayloadTest {

    private final BenchPayload payload = BenchPayload.ours();

    @Test
    void eachDeliveryIsAPullRequestOfTheUsualSizeAndAnotherFact() throws IOException {
        var first = written(3);
        var second = written(4);
        assertThat(payload.size()).isEqualTo(BenchPayload.BYTES);
        assertThat(first.get("number").asInt()).isEqualTo(100_003);
        assertThat(first.at("/pull_request/number").asInt()).isEqualTo(100_003);
        assertThat(first.at("/pull_request/updated_at").asText()).isEqualTo("2020-01-01T00:00:03Z");
        assertThat(first.at("/pull_request/head/sha").asText()).hasSize(40).endsWith("3");
        assertThat(second.at("/pull_request/updated_at").asText()).isEqualTo("2020-01-01T00:00:04Z");
        assertThat(second.at("/pull_request/base/repo/full_name").asText()).isEqualTo("acme/bench");
    }

    @Test
    void pullRequestsTakeTurns() throws IOException {
        assertThat(written(BenchPayload.PULL_REQUESTS + 3).get("number"))
                .isEqualTo(written(3).get("number"));
    }

    @Test
    void percentilesAreThoseOfTheSamples() {
        var nanos = new long[1000];
        for (int i = 0; i < nanos.length; i++) {
            nanos[i] = (i + 1) * 1_000_000L;
        }
        assertThat(Latency.of(nanos)).isEqualTo(new Latency(500, 900, 990, 999, 1000));
    }

    private JsonNode written(int sequence) throws IOException {
        var body = new byte[payload.size()];
        payload.write(sequence, body, 0);
        return new ObjectMapper().readTree(body);
    }
}
