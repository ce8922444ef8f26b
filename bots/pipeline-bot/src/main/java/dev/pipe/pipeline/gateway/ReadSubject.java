package dev.pipe.pipeline.gateway;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Finds in one pass over the bytes what a delivery is about. Builds no tree, and thereby also proves that the body is
 * JSON: 25 MiB of it cost no memory. A name that a body gives twice and differently is never believed, because whoever
 * reads the body later may take the other one.
 */
final class ReadSubject {

    /** Values of the sender's own making; whatever is in there names nothing. */
    private static final Set<String> FREE_FORM =
            Set.of("client_payload", "payload", "inputs", "custom_properties", "event_payload");

    /** Fields that hold a fork, or by their nature another repository. */
    private static final Set<String> ELSEWHERE = Set.of(
            "forkee",
            "head_repository",
            "private_fork",
            "new_repository",
            "old_repository",
            "parent",
            "source",
            "template_repository",
            "parent_issue_repo",
            "sub_issue_repo",
            "blocked_issue_repo",
            "blocking_issue_repo");

    /** More owners than any scope names; from there on only an unscoped secret will do. */
    private static final int MANY_OWNERS = 100;

    private final JsonParser parser;
    private final Set<String> owners = new HashSet<>();
    private final OneName repository = new OneName();
    private final OneName base = new OneName();
    private final OneName nested = new OneName();
    private String organization;
    private String account;
    private int number;
    private int issue;
    private boolean issueIsPullRequest;

    private ReadSubject(JsonParser parser) {
        this.parser = parser;
    }

    /** Throws {@link RefusedDelivery} when the body is not one JSON object. */
    static DeliverySubject of(JsonFactory json, byte[] body) {
        try (var parser = json.createParser(body)) {
            return new ReadSubject(parser).read();
        } catch (IOException e) {
            throw new RefusedDelivery(Refusal.malformed("The body is not JSON."));
        }
    }

    private DeliverySubject read() throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw new RefusedDelivery(Refusal.malformed("The body is not a JSON object."));
        }
        while (!parser.getParsingContext().inRoot()) {
            if (parser.nextToken() == JsonToken.FIELD_NAME) {
                readField(parser.currentName());
            }
        }
        if (parser.nextToken() != null) {
            throw new RefusedDelivery(Refusal.malformed("Something follows the JSON object of the body."));
        }
        if (repository.various()) {
            throw new RefusedDelivery(Refusal.malformed("The body names two repositories as its own."));
        }
        return subject();
    }

    private DeliverySubject subject() {
        var name = repository.name();
        if (name == null) {
            base.addOwnersTo(owners);
            nested.addOwnersTo(owners);
        }
        var contradictory = name != null && base.differsFrom(name);
        var stray = name != null && nested.differsFrom(name);
        var pullRequest = issueIsPullRequest ? issue : number;
        return new DeliverySubject(name, organization, account, pullRequest, owners, contradictory, stray);
    }

    private void readField(String field) throws IOException {
        switch (field) {
            case "full_name" -> readFullName(parser.getParsingContext());
            case "login", "slug" -> readAccount(parser.getParsingContext(), field);
            case "number" -> readNumber(parser.getParsingContext());
            case "pull_request" -> readPullRequest(parser.getParsingContext());
            default -> {
                if (FREE_FORM.contains(field)) {
                    parser.nextToken();
                    parser.skipChildren();
                }
            }
        }
    }

    private void readFullName(JsonStreamContext object) throws IOException {
        if (parser.nextToken() != JsonToken.VALUE_STRING) {
            parser.skipChildren();
            return;
        }
        var name = parser.getText();
        var holder = holder(object);
        if (isOnTop(object, "repository")) {
            repository.see(name);
        } else if (isOnTop(object, "repositories")
                || isOnTop(object, "repositories_added")
                || isOnTop(object, "repositories_removed")) {
            addOwner(OneName.ownerOf(name));
        } else if (holder.equals("repo") && isIn(object, "base")) {
            base.see(name);
        } else if (!ELSEWHERE.contains(holder) && !(holder.equals("repo") && isIn(object, "head"))) {
            nested.see(name);
        }
    }

    private void readAccount(JsonStreamContext object, String field) throws IOException {
        if (parser.nextToken() != JsonToken.VALUE_STRING) {
            parser.skipChildren();
        } else if (isOnTop(object, "organization") && field.equals("login")) {
            organization = parser.getText();
            addOwner(organization.toLowerCase(Locale.ROOT));
        } else if (holder(object).equals("account") && isOnTop(enclosing(object), "installation")) {
            // An enterprise has a slug and no login; no organisation's secret speaks for it.
            account = field.equals("login") || account == null ? parser.getText() : account;
            addOwner((field.equals("slug") ? "enterprises/" : "")
                    + parser.getText().toLowerCase(Locale.ROOT));
        }
    }

    private void readNumber(JsonStreamContext object) throws IOException {
        if (parser.nextToken() != JsonToken.VALUE_NUMBER_INT) {
            parser.skipChildren();
        } else if (isOnTop(object, "pull_request")) {
            number = parser.getValueAsInt();
        } else if (isOnTop(object, "issue")) {
            issue = parser.getValueAsInt();
        }
    }

    private void readPullRequest(JsonStreamContext object) throws IOException {
        var isObject = parser.nextToken() == JsonToken.START_OBJECT;
        issueIsPullRequest |= isObject && isOnTop(object, "issue");
    }

    private void addOwner(String owner) {
        if (owners.size() < MANY_OWNERS) {
            owners.add(owner);
        } else if (!owners.contains(owner)) {
            owners.add(OneName.NOBODY);
        }
    }

    /** The field that holds this object, directly or in an array. */
    private static String holder(JsonStreamContext object) {
        var parent = object.getParent();
        var name = parent.inArray() ? parent.getParent().getCurrentName() : parent.getCurrentName();
        return name == null ? "" : name;
    }

    private static JsonStreamContext enclosing(JsonStreamContext object) {
        var parent = object.getParent();
        return parent.inArray() ? parent.getParent() : parent;
    }

    private static boolean isOnTop(JsonStreamContext object, String field) {
        var enclosing = enclosing(object);
        return enclosing.inObject()
                && enclosing.getParent().inRoot()
                && holder(object).equals(field);
    }

    private static boolean isIn(JsonStreamContext object, String field) {
        var enclosing = enclosing(object);
        return enclosing.inObject()
                && !enclosing.getParent().inRoot()
                && holder(enclosing).equals(field);
    }
}
