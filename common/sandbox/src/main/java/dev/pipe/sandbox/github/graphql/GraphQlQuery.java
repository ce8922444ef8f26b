package dev.pipe.sandbox.github.graphql;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pipe.sandbox.github.http.Refusal;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * As much of GraphQL as a handful of known operations needs: which operation it is, and its arguments, written in place
 * or as variables. The selection of fields is not looked at; the answers hold all that there is.
 */
record GraphQlQuery(String text, JsonNode variables) {
    static GraphQlQuery of(JsonNode body) {
        if (body.path("query").asText("").isBlank()) {
            throw Refusal.of(400, "A query attribute must be specified and must be a string.");
        }
        return new GraphQlQuery(body.get("query").asText(), body.path("variables"));
    }

    boolean calls(String operation) {
        return Pattern.compile("\\b" + operation + "\\s*[({]").matcher(text).find();
    }

    /** The argument of that name: {@code name: "x"}, {@code name: $x}, {@code name: 1}, or within {@code input: $in}. */
    Optional<String> argument(String name) {
        var literal = Pattern.compile("\\b" + name + "\\s*:\\s*(?:\"([^\"]*)\"|\\$(\\w+)|([\\w]+))")
                .matcher(text.substring(text.indexOf('{') + 1));
        while (literal.find()) {
            if (literal.group(1) != null) {
                return Optional.of(literal.group(1));
            }
            if (literal.group(2) != null && variables.hasNonNull(literal.group(2))) {
                return Optional.of(variables.get(literal.group(2)).asText());
            }
            if (literal.group(3) != null) {
                return Optional.of(literal.group(3));
            }
        }
        var input = Pattern.compile("\\binput\\s*:\\s*\\$(\\w+)").matcher(text);
        if (input.find() && variables.path(input.group(1)).hasNonNull(name)) {
            return Optional.of(variables.get(input.group(1)).get(name).asText());
        }
        return Optional.empty();
    }

    String required(String name) {
        return argument(name).orElseThrow(() -> Refusal.of(422, "Argument '" + name + "' is required"));
    }
}
