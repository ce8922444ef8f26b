package dev.pipe.memory.embedding;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** An OpenAI-compatible {@code /embeddings} endpoint. Follows no redirect; its answer is checked before it is believed. */
class RemoteEmbedding implements Embedding {

    private static final int LARGEST = 4096;

    private final URI endpoint;
    private final String model;
    private final Optional<String> apiKey;
    private final Duration timeout;
    private final HttpClient http;
    private final ObjectMapper json = new ObjectMapper();

    RemoteEmbedding(URI base, String model, Optional<String> apiKey, Duration timeout) {
        this.endpoint = URI.create(base.toString().replaceAll("/+$", "") + "/embeddings");
        this.model = model;
        this.apiKey = apiKey;
        this.timeout = timeout;
        this.http = HttpClient.newBuilder().connectTimeout(timeout).build();
    }

    @Override
    public String model() {
        return "remote:" + model;
    }

    @Override
    public float[] of(String text) {
        try {
            var answer = http.send(request(text), HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
                throw new EmbeddingUnavailable("the embedding endpoint answered " + answer.statusCode(), null);
            }
            return unit(json.readTree(answer.body()).at("/data/0/embedding"));
        } catch (IOException e) {
            throw new EmbeddingUnavailable("the embedding endpoint did not answer (" + e + ")", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddingUnavailable("interrupted while waiting for the embedding endpoint", e);
        }
    }

    private HttpRequest request(String text) throws IOException {
        var body = json.writeValueAsBytes(Map.of("model", model, "input", text, "encoding_format", "float"));
        var request = HttpRequest.newBuilder(endpoint)
                .timeout(timeout)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        apiKey.ifPresent(key -> request.header("Authorization", "Bearer " + key));
        return request.build();
    }

    private static float[] unit(JsonNode numbers) {
        if (!numbers.isArray() || numbers.isEmpty() || numbers.size() > LARGEST) {
            throw new EmbeddingUnavailable("the embedding endpoint's answer holds no vector", null);
        }
        var vector = new float[numbers.size()];
        var square = 0.0;
        for (var i = 0; i < vector.length; i++) {
            vector[i] = (float) numbers.get(i).asDouble(Double.NaN);
            square += (double) vector[i] * vector[i];
        }
        if (!(square > 0) || Double.isInfinite(square)) { // NaN is not > 0
            throw new EmbeddingUnavailable("the embedding endpoint's vector is no vector", null);
        }
        for (var i = 0; i < vector.length; i++) {
            vector[i] /= (float) Math.sqrt(square);
        }
        return vector;
    }
}
