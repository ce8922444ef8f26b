package dev.pipe.local.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes a payload speak of another pull request: its repository, owner, number, head and ids. What the payload is about
 * besides, a comment say, stays as it is.
 */
final class AimPayload {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> WHERE_HEADS_STAND = List.of(
            "/pull_request/head/sha",
            "/check_run/head_sha",
            "/check_suite/head_sha",
            "/workflow_run/head_sha",
            "/workflow_job/head_sha",
            "/review/commit_id",
            "/sha",
            "/after");

    private final Target target;
    private final String oldName;
    private final Set<String> oldHeads;

    private AimPayload(ObjectNode body, Target target) {
        this.target = target;
        this.oldName = body.at("/repository/full_name").asText();
        this.oldHeads = WHERE_HEADS_STAND.stream()
                .map(body::at)
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText)
                .collect(Collectors.toSet());
    }

    /** A payload that names no repository, a ping say, stays as it is. */
    static Payload at(Target target, Payload payload) throws IOException {
        var body = (ObjectNode) JSON.readTree(payload.body());
        if (!body.has("repository")) {
            return payload;
        }
        var aim = new AimPayload(body, target);
        aim.rename(body);
        aim.replaceObjects(body, payload.event());
        return payload.withBody(JSON.writeValueAsBytes(body));
    }

    /** Everywhere: links to the old repository, the old heads, and the lists of pull requests that checks carry. */
    private void rename(JsonNode node) {
        if (node instanceof ObjectNode object) {
            for (String field : names(object)) {
                JsonNode value = object.get(field);
                if (value.isTextual()) {
                    object.set(field, renamed(value.asText()));
                } else if (field.equals("pull_requests")) {
                    object.set(field, JSON.createArrayNode().add(reference()));
                } else {
                    rename(value);
                }
            }
            if (object.has("head_branch")) {
                object.put("head_branch", target.headRef());
            }
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                if (array.get(i).isTextual()) {
                    array.set(i, renamed(array.get(i).asText()));
                } else {
                    rename(array.get(i));
                }
            }
        }
    }

    private static List<String> names(ObjectNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private TextNode renamed(String text) {
        return TextNode.valueOf(oldHeads.contains(text) ? target.headSha() : text.replace(oldName, target.fullName()));
    }

    /** How a check names the pull requests of its head. */
    private ObjectNode reference() {
        ObjectNode pullRequest = target.pullRequest();
        ObjectNode reference = JSON.createObjectNode();
        Stream.of("id", "number", "url").forEach(field -> reference.set(field, pullRequest.get(field)));
        for (String side : List.of("head", "base")) {
            ObjectNode end = reference.putObject(side);
            end.set("ref", pullRequest.at("/" + side + "/ref"));
            end.set("sha", pullRequest.at("/" + side + "/sha"));
            ObjectNode repository = end.putObject("repo");
            Stream.of("id", "url", "name")
                    .forEach(field -> repository.set(field, target.repository().get(field)));
        }
        return reference;
    }

    private void replaceObjects(ObjectNode body, String event) {
        body.set("repository", target.repository());
        if (body.has("pull_request")) {
            body.set("pull_request", target.pullRequest());
        }
        if (body.path("number").isInt()) {
            body.put("number", target.number());
        }
        if (body.path("issue") instanceof ObjectNode issue) {
            aim(issue);
        }
        if (body.path("installation") instanceof ObjectNode installation) {
            installation.put("id", target.installationId());
        }
        if (body.has("organization")) {
            body.set("organization", target.repository().path("owner"));
        }
        if (event.equals("push")) {
            body.put("ref", "refs/heads/" + target.headRef());
        }
        if (event.equals("status")) {
            body.put("name", target.fullName());
        }
    }

    private void aim(ObjectNode issue) {
        ObjectNode pullRequest = target.pullRequest();
        Stream.of("number", "title", "user", "state", "html_url", "labels", "body")
                .filter(pullRequest::has)
                .forEach(field -> issue.set(field, pullRequest.get(field)));
        issue.set("url", pullRequest.path("issue_url"));
        ObjectNode links = issue.putObject("pull_request");
        Stream.of("url", "html_url", "diff_url", "patch_url")
                .forEach(field -> links.set(field, pullRequest.path(field)));
    }
}
