package dev.pipe.local.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class AimPayloadTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Target target = new Target(object("""
                    {"id": 5, "name": "shop", "full_name": "acme/shop", "url": "http://fake/repos/acme/shop",
                     "owner": {"login": "acme", "id": 4}}"""), object("""
                    {"id": 77, "number": 9, "title": "Ours", "url": "http://fake/repos/acme/shop/pulls/9",
                     "issue_url": "http://fake/repos/acme/shop/issues/9", "html_url": "http://fake/acme/shop/pull/9",
                     "state": "open", "head": {"ref": "feature", "sha": "newhead"},
                     "base": {"ref": "main", "sha": "newbase"}}"""), 42);

    @Test
    void aPullRequestEventSpeaksOfTheTarget() throws IOException {
        JsonNode aimed = aim("pull_request", """
                {"action": "opened", "number": 2, "pull_request": {"number": 2, "head": {"sha": "old"}},
                 "repository": {"full_name": "them/theirs", "owner": {"login": "them"}}, "installation": {"id": 1}}""");

        assertThat(aimed.path("number").asInt()).isEqualTo(9);
        assertThat(aimed.path("pull_request")).isEqualTo(target.pullRequest());
        assertThat(aimed.path("repository")).isEqualTo(target.repository());
        assertThat(aimed.at("/installation/id").asInt()).isEqualTo(42);
        assertThat(aimed.path("action").asText()).isEqualTo("opened");
    }

    @Test
    void aCommentKeepsItsWordsAndStandsOnTheTarget() throws IOException {
        JsonNode aimed = aim("issue_comment", """
                {"action": "created", "issue": {"number": 1, "title": "Theirs"},
                 "comment": {"id": 8, "body": "/help", "issue_url": "http://x/repos/them/theirs/issues/1"},
                 "repository": {"full_name": "them/theirs"}}""");

        assertThat(aimed.at("/comment/body").asText()).isEqualTo("/help");
        assertThat(aimed.at("/comment/issue_url").asText()).contains("acme/shop");
        assertThat(aimed.at("/issue/number").asInt()).isEqualTo(9);
        assertThat(aimed.at("/issue/pull_request/url").asText()).isEqualTo("http://fake/repos/acme/shop/pulls/9");
    }

    @Test
    void aCheckIsOnTheTargetsHead() throws IOException {
        JsonNode aimed = aim("check_run", """
                {"check_run": {"head_sha": "old", "pull_requests": [],
                   "check_suite": {"head_sha": "old", "head_branch": "x"}},
                 "repository": {"full_name": "them/theirs"}}""");

        assertThat(aimed.at("/check_run/head_sha").asText()).isEqualTo("newhead");
        assertThat(aimed.at("/check_run/check_suite/head_sha").asText()).isEqualTo("newhead");
        assertThat(aimed.at("/check_run/check_suite/head_branch").asText()).isEqualTo("feature");
        assertThat(aimed.at("/check_run/pull_requests/0/number").asInt()).isEqualTo(9);
    }

    @Test
    void aPushAndAStatusAreOfTheTargetsBranch() throws IOException {
        JsonNode push = aim(
                "push", "{\"ref\": \"refs/heads/x\", \"after\": \"old\", \"repository\": {\"full_name\": \"a/b\"}}");
        JsonNode status =
                aim("status", "{\"sha\": \"old\", \"name\": \"a/b\", \"repository\": {\"full_name\": \"a/b\"}}");

        assertThat(push.path("ref").asText()).isEqualTo("refs/heads/feature");
        assertThat(push.path("after").asText()).isEqualTo("newhead");
        assertThat(status.path("sha").asText()).isEqualTo("newhead");
        assertThat(status.path("name").asText()).isEqualTo("acme/shop");
    }

    @Test
    void whatNamesNoRepositoryStaysByteForByte() throws IOException {
        var ping = new Payload(Path.of("ping.json"), "ping", "{ \"zen\" : 1 }".getBytes());

        assertThat(AimPayload.at(target, ping)).isSameAs(ping);
    }

    private JsonNode aim(String event, String body) throws IOException {
        var payload = new Payload(Path.of(event + ".json"), event, body.getBytes());
        return JSON.readTree(AimPayload.at(target, payload).body());
    }

    private static ObjectNode object(String json) {
        try {
            return (ObjectNode) JSON.readTree(json);
        } catch (IOException e) {
            throw new IllegalArgumentException(json, e);
        }
    }
}
