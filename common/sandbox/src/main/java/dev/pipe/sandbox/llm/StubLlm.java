package dev.pipe.sandbox.llm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;

/**
 * An OpenAI-compatible model endpoint on 127.0.0.1: {@code /v1/chat/completions}, {@code /v1/embeddings},
 * {@code /v1/models}. From outside the JVM, {@code POST /admin/script} and {@code POST /admin/behaviour} steer it, and
 * {@code GET /admin/requests} shows what it was asked.
 */
public final class StubLlm implements AutoCloseable {

    public static final Duration SLOW = Duration.ofSeconds(30);

    private static final String MODEL = "stub";

    private final ObjectMapper json = new ObjectMapper();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Script script = new Script();
    private final List<JsonNode> requests = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private final Map<String, Behaviour> ofModel = new ConcurrentHashMap<>();
    private volatile Behaviour behaviour = Behaviour.SCRIPTED;

    private StubLlm(HttpServer server) {
        this.server = server;
    }

    /** Starts it; port 0 takes any free one. */
    public static StubLlm start(int port) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        var llm = new StubLlm(server);
        server.createContext("/v1/chat/completions", exchange -> llm.answer(exchange, llm::chat));
        server.createContext("/v1/embeddings", exchange -> llm.answer(exchange, llm::embed));
        server.createContext("/v1/models", exchange -> llm.answer(exchange, llm::models));
        server.createContext("/admin/", exchange -> llm.answer(exchange, llm::steer));
        server.setExecutor(llm.threads);
        server.start();
        return llm;
    }

    /** The base URL that OpenAI clients want, with {@code /v1}. */
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
    }

    /** From now on, a question that holds these words gets this answer. */
    public void script(String inQuestion, String answer) {
        script.add(inQuestion, answer);
    }

    /** What is answered to a question that no scripted words stand in; it is given all that was said, by whatever role. */
    public void otherwise(UnaryOperator<String> answer) {
        script.otherwise(answer);
    }

    /** Every model here behaves so from now on. */
    public void behave(Behaviour next) {
        ofModel.clear();
        behaviour = next;
    }

    /** One model behaves differently from the others; the caller names it in the request. */
    public void behave(String model, Behaviour next) {
        ofModel.put(model, next);
    }

    /** The bodies of the chat requests so far, oldest first. */
    public List<JsonNode> requests() {
        return List.copyOf(requests);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private interface Handler {
        void handle(HttpExchange exchange, JsonNode request) throws IOException, InterruptedException;
    }

    private void answer(HttpExchange exchange, Handler handler) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            handler.handle(exchange, body.length == 0 ? json.createObjectNode() : json.readTree(body));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // stopped while it was being slow: the caller sees a cut connection
        }
    }

    private void chat(HttpExchange exchange, JsonNode request) throws IOException, InterruptedException {
        requests.add(request);
        Behaviour now = ofModel.getOrDefault(request.path("model").asText(), behaviour);
        if (now == Behaviour.RATE_LIMITED) {
            exchange.getResponseHeaders().set("Retry-After", "1");
            send(exchange, 429, error("rate_limit_exceeded", "Rate limit reached"));
            return;
        }
        if (now == Behaviour.FAILING) {
            send(exchange, 500, error("server_error", "The model is not well"));
            return;
        }
        if (now == Behaviour.SLOW) {
            Thread.sleep(SLOW);
        }
        String question = Script.question(request);
        String content = now.answer(question, script.answer(request));
        if (request.path("stream").asBoolean()) {
            stream(exchange, content);
        } else {
            send(exchange, 200, completion(question, content));
        }
    }

    private void stream(HttpExchange exchange, String content) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        var delta = Map.of("index", 0, "delta", Map.of("role", "assistant", "content", content));
        var end = Map.of("index", 0, "delta", Map.of(), "finish_reason", "stop");
        for (Map<String, ?> choice : List.of(delta, end)) {
            var chunk = Map.of(
                    "id",
                    "chatcmpl-stub",
                    "object",
                    "chat.completion.chunk",
                    "model",
                    MODEL,
                    "choices",
                    List.of(choice));
            exchange.getResponseBody()
                    .write(("data: " + json.writeValueAsString(chunk) + "\n\n").getBytes(StandardCharsets.UTF_8));
        }
        exchange.getResponseBody().write("data: [DONE]\n\n".getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, ?> completion(String question, String content) {
        int asked = tokens(question);
        int answered = tokens(content);
        var message = Map.of("role", "assistant", "content", content);
        var choice = Map.of("index", 0, "message", message, "finish_reason", "stop");
        return Map.of(
                "id",
                "chatcmpl-stub",
                "object",
                "chat.completion",
                "created",
                0,
                "model",
                MODEL,
                "choices",
                List.of(choice),
                "usage",
                Map.of("prompt_tokens", asked, "completion_tokens", answered, "total_tokens", asked + answered));
    }

    /** Four signs a token, as real models have it for English. */
    private static int tokens(String text) {
        return text.length() / 4 + 1;
    }

    private void embed(HttpExchange exchange, JsonNode request) throws IOException {
        boolean base64 = "base64".equals(request.path("encoding_format").asText());
        JsonNode input = request.path("input");
        List<String> texts = new ArrayList<>();
        if (input.isArray()) {
            input.forEach(text -> texts.add(text.asText()));
        } else {
            texts.add(input.asText());
        }
        List<Map<String, ?>> data = new ArrayList<>();
        for (String text : texts) {
            Embedding embedding = Embedding.of(text);
            Object vector = base64 ? embedding.base64() : embedding.values();
            data.add(Map.of("object", "embedding", "index", data.size(), "embedding", vector));
        }
        var usage = Map.of("prompt_tokens", 1, "total_tokens", 1);
        send(exchange, 200, Map.of("object", "list", "model", MODEL, "data", data, "usage", usage));
    }

    private void models(HttpExchange exchange, JsonNode request) throws IOException {
        var model = Map.of("id", MODEL, "object", "model", "created", 0, "owned_by", "sandbox");
        send(exchange, 200, Map.of("object", "list", "data", List.of(model)));
    }

    private void steer(HttpExchange exchange, JsonNode request) throws IOException {
        switch (exchange.getRequestURI().getPath()) {
            case "/admin/behaviour" ->
                behave(Behaviour.valueOf(request.path("behaviour").asText()));
            case "/admin/script" ->
                script(
                        request.path("inQuestion").asText(),
                        request.path("answer").asText());
            case "/admin/requests" -> {
                send(exchange, 200, requests);
                return;
            }
            default -> {
                send(exchange, 404, error("not_found", "I know behaviour, script and requests"));
                return;
            }
        }
        send(exchange, 200, Map.of("behaviour", behaviour.name()));
    }

    private static Map<String, ?> error(String type, String message) {
        return Map.of("error", Map.of("type", type, "message", message));
    }

    private void send(HttpExchange exchange, int status, Object body) throws IOException {
        byte[] bytes = json.writeValueAsBytes(body);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
