package dev.pipe.pipeline.gateway;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/**
 * Finds in one pass over the bytes what a delivery is about: {@code owner/repo#n}, {@code owner/repo} or an account.
 * Builds no tree, and thereby also proves that the body is JSON: 25 MiB of it cost no memory.
 */
final class DeliveryKey {

    private static final int LONGEST = 300;

    private String repository;
    private String organization;
    private String account;
    private int number;
    private int issue;
    private boolean issueIsPullRequest;

    private DeliveryKey() {}

    /**
     * The key; {@code otherwise} for a body that names neither repository nor account.
     *
     * @throws RefusedDelivery when the body is not one JSON object
     */
    static String of(JsonFactory json, byte[] body, String otherwise) {
        var found = new DeliveryKey();
        try (var parser = json.createParser(body)) {
            found.readDelivery(parser);
        } catch (IOException e) {
            throw new RefusedDelivery(Refusal.malformed("The body is not JSON."));
        }
        var key = found.key();
        return key == null || key.length() > LONGEST ? otherwise : key;
    }

    private String key() {
        if (repository == null) {
            return organization == null ? account : organization;
        }
        var pullRequest = issueIsPullRequest ? issue : number;
        return pullRequest > 0 ? repository + "#" + pullRequest : repository;
    }

    private void readDelivery(JsonParser parser) throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw new RefusedDelivery(Refusal.malformed("The body is not a JSON object."));
        }
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            var name = parser.currentName();
            parser.nextToken();
            readTopLevel(name, parser);
        }
        if (parser.nextToken() != null) {
            throw new RefusedDelivery(Refusal.malformed("Something follows the JSON object of the body."));
        }
    }

    private void readTopLevel(String name, JsonParser parser) throws IOException {
        switch (name) {
            case "repository" -> inObject(parser, this::readRepository);
            case "organization" -> inObject(parser, (field, value) -> organization = login(field, value, organization));
            case "installation" -> inObject(parser, this::readInstallation);
            case "pull_request" -> inObject(parser, (field, value) -> number = number(field, value, number));
            case "issue" -> inObject(parser, this::readIssue);
            default -> parser.skipChildren();
        }
    }

    private void readRepository(String field, JsonParser value) throws IOException {
        if (field.equals("full_name") && value.currentToken() == JsonToken.VALUE_STRING) {
            repository = value.getText();
        }
    }

    private void readInstallation(String field, JsonParser value) throws IOException {
        if (field.equals("account")) {
            inObject(value, (inner, it) -> account = login(inner, it, account));
        }
    }

    private void readIssue(String field, JsonParser value) throws IOException {
        issue = number(field, value, issue);
        if (field.equals("pull_request")) {
            issueIsPullRequest = value.currentToken() == JsonToken.START_OBJECT;
        }
    }

    private static String login(String field, JsonParser value, String before) throws IOException {
        return field.equals("login") && value.currentToken() == JsonToken.VALUE_STRING ? value.getText() : before;
    }

    private static int number(String field, JsonParser value, int before) throws IOException {
        var named = field.equals("number") && value.currentToken() == JsonToken.VALUE_NUMBER_INT;
        return named ? value.getValueAsInt() : before;
    }

    private interface Field {
        void read(String name, JsonParser value) throws IOException;
    }

    /** Hands each field to {@code field}, which reads as much of the value as it likes; the rest is skipped. */
    private static void inObject(JsonParser parser, Field field) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return;
        }
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            var name = parser.currentName();
            parser.nextToken();
            field.read(name, parser);
            parser.skipChildren(); // does nothing behind a value that was read to its end
        }
    }
}
