package dev.pipe.sandbox.llm;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** What the stub model answers: the newest line whose words stand in the question. */
final class Script {

    private record Line(String inQuestion, String answer) {}

    private final List<Line> lines = new CopyOnWriteArrayList<>();

    private volatile UnaryOperator<String> otherwise = question -> "{}";

    void otherwise(UnaryOperator<String> answer) {
        otherwise = answer;
    }

    void add(String inQuestion, String answer) {
        lines.addFirst(new Line(inQuestion, answer));
    }

    String answer(JsonNode request) {
        String everything = text(request, List.of("system", "developer", "user", "assistant", "tool"));
        return lines.stream()
                .filter(line -> everything.contains(line.inQuestion()))
                .map(Line::answer)
                .findFirst()
                .orElseGet(() -> otherwise.apply(everything));
    }

    static String question(JsonNode request) {
        return text(request, List.of("user"));
    }

    private static String text(JsonNode request, List<String> roles) {
        List<String> texts = new ArrayList<>();
        for (JsonNode message : request.path("messages")) {
            if (roles.contains(message.path("role").asText())) {
                texts.add(text(message.path("content")));
            }
        }
        return String.join("\n", texts);
    }

    /** A content is a text, or a list of parts of which some are texts. */
    private static String text(JsonNode content) {
        if (content.isTextual()) {
            return content.asText();
        }
        return content.findValuesAsText("text").stream().collect(Collectors.joining("\n"));
    }
}
