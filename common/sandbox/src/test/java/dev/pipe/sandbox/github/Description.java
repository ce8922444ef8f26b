package dev.pipe.sandbox.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import com.networknt.schema.oas.OpenApi30;
import dev.pipe.sandbox.github.http.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** GitHub's own OpenAPI description, as a judge of answers. */
final class Description {
    private static final String NAME = "urn:github";

    private final JsonNode root;
    private final JsonSchemaFactory schemas;
    private final List<Operation> operations = new ArrayList<>();

    /** One path and method of the description. */
    record Operation(String method, String template, Pattern pattern) {
        @Override
        public String toString() {
            return method + " " + template;
        }
    }

    Description(Path file) throws IOException {
        var text = Files.readString(file);
        root = Json.parse(Files.readAllBytes(file));
        var dialect = OpenApi30.getInstance();
        schemas = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V4, builder -> builder.metaSchema(dialect)
                .defaultMetaSchemaIri(dialect.getIri())
                .schemaLoaders(loaders -> loaders.schemas(Map.of(NAME, text))));
        root.get("paths")
                .fields()
                .forEachRemaining(path -> path.getValue().fieldNames().forEachRemaining(method -> {
                    if (!method.equals("parameters")) {
                        operations.add(new Operation(method.toUpperCase(), path.getKey(), pattern(path.getKey())));
                    }
                }));
        // A path of words beats one of variables.
        operations.sort(Comparator.comparing(operation -> operation.template().split("\\{").length));
    }

    private static Pattern pattern(String template) {
        return Pattern.compile(
                template.replaceAll("\\{(path|ref|branch|basehead)}", "(.+)").replaceAll("\\{\\w+}", "([^/]+)"));
    }

    Set<String> all() {
        return operations.stream().map(Operation::toString).collect(Collectors.toCollection(TreeSet::new));
    }

    Optional<Operation> operation(String method, String path) {
        return operations.stream()
                .filter(one -> one.method().equals(method)
                        && one.pattern().matcher(path).matches())
                .max(Comparator.comparing(
                        one -> one.template().replaceAll("\\{\\w+}", "").length()));
    }

    /** What the description has against this answer. */
    List<String> complaints(Operation operation, int status, String contentType, byte[] body) throws IOException {
        var path = "/paths/" + escape(operation.template()) + "/"
                + operation.method().toLowerCase();
        var responses = root.at(path).get("responses");
        if (!responses.has(String.valueOf(status))) {
            return status == 401 || status == 403 || status == 404 || status == 422
                    ? List.of()
                    : List.of(status + " is not among "
                            + responses.properties().stream()
                                    .map(Map.Entry::getKey)
                                    .toList());
        }
        var content = content(path + "/responses/" + status);
        var type = contentType == null ? "" : contentType.replaceAll(";.*", "");
        if (!root.at(content).has(type)) {
            return body.length > 0 && !root.at(content).isMissingNode()
                    ? List.of(type + " is not among the media types")
                    : List.of();
        }
        if (!type.contains("json")) {
            return List.of();
        }
        var config =
                SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
        var schema =
                schemas.getSchema(SchemaLocation.of(NAME + "#" + content + "/" + escape(type) + "/schema"), config);
        return schema.validate(Json.parse(body)).stream()
                .map(ValidationMessage::getMessage)
                .toList();
    }

    /** Where the response's content stands: some responses are named elsewhere. */
    private String content(String response) {
        var reference = root.at(response).path("$ref").asText("");
        return (reference.isEmpty() ? response : reference.substring(1)) + "/content";
    }

    private static String escape(String segment) {
        return segment.replace("~", "~0").replace("/", "~1");
    }
}
