package dev.pipe.local.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The repository of the end-to-end tests, and what people do on it. */
final class Playground {

    static final String OWNER = "europa";
    static final String NAME = "proving-ground";
    static final String REPOSITORY = OWNER + "/" + NAME;
    static final String AUTHOR = "amelie";
    static final String REVIEWER = "bruno";

    private static final String REPO = "/repos/" + REPOSITORY;

    /** Put together here, so that no scanner takes this source for one that carries a credential. */
    private static final String CREDENTIAL = "AKIA" + "4QZ7WXR2" + "LMVN6TPE";

    private final GitHub github;
    private final Set<Long> redelivered = new HashSet<>();
    private int branches;

    Playground(GitHub github) {
        this.github = github;
    }

    GitHub github() {
        return github;
    }

    void create() throws IOException {
        for (var login : List.of(AUTHOR, REVIEWER)) {
            github.post("/_sandbox/users", GitHub.JSON.createObjectNode().put("login", login));
        }
        github.post("/_sandbox/organizations", GitHub.JSON.createObjectNode().put("login", OWNER));
        var repository = GitHub.JSON.createObjectNode().put("owner", OWNER).put("name", NAME);
        repository.putObject("collaborators").put(AUTHOR, "write").put(REVIEWER, "write");
        github.post("/_sandbox/repos", repository);
        push("main", Map.of("README.md", "# Proving ground\n"), REVIEWER);
    }

    /** A pull request that nothing is wrong with: one approval, and it merges. */
    int openCalm() throws IOException {
        var branch = "calm-" + ++branches;
        push(branch, Map.of("notes/" + branch + ".md", "# " + branch + "\n\nNothing to fear.\n"), AUTHOR);
        return open("Note " + branch, branch);
    }

    /** One more commit on a pull request's branch. */
    void pushAgain(int number) throws IOException {
        var branch = pull(number).at("/head/ref").asText();
        github.post(
                "/_sandbox/repos/" + REPOSITORY + "/commits",
                commit(branch, Map.of("notes/more.md", "More of " + branch + ".\n"), AUTHOR));
    }

    /** A pull request with two risks: it is commented on inline and rejected. */
    int openRisky() throws IOException {
        var branch = "risky-" + ++branches;
        push(branch, Map.of("src/Lookup" + branches + ".java", """
                package lookup;

                final class Lookup%d {

                    // How we show who is asking.
                    private static final String KEY = "%s";

                    String nameOf(java.sql.Connection connection, String mail) throws Exception {
                        return connection.prepareStatement("select name from member where mail = '" + mail + "'")
                                .executeQuery().getString(1);
                    }
                }
                """.formatted(branches, CREDENTIAL)), AUTHOR);
        return open("Look members up, " + branch, branch);
    }

    /** A pull request that integrates one domain with another: memory is asked, two have to approve. */
    int openIntegration() throws IOException {
        var branch = "bni-axis-" + ++branches;
        push(branch, Map.of("integrations/bni-axis/" + branch + ".md", "# BNI to AXIS\n\nEvents.\n"), AUTHOR);
        return open("Integrate BNI with AXIS: " + branch, branch);
    }

    /** The id of the comment. */
    long comment(int number, String login, String text) throws IOException {
        var body = GitHub.JSON.createObjectNode().put("body", text);
        return github.as(login)
                .post(REPO + "/issues/" + number + "/comments", body)
                .path("id")
                .asLong();
    }

    JsonNode pull(int number) throws IOException {
        return github.get(REPO + "/pulls/" + number);
    }

    List<JsonNode> comments(int number) throws IOException {
        return github.list(REPO + "/issues/" + number + "/comments");
    }

    List<JsonNode> inlineComments(int number) throws IOException {
        return github.list(REPO + "/pulls/" + number + "/comments");
    }

    List<JsonNode> reviews(int number) throws IOException {
        return github.list(REPO + "/pulls/" + number + "/reviews");
    }

    List<JsonNode> reactions(long comment) throws IOException {
        return github.list(REPO + "/issues/comments/" + comment + "/reactions");
    }

    /** Our comments whose hidden marker is this. */
    List<String> marked(int number, String marker) throws IOException {
        return comments(number).stream()
                .filter(one -> one.at("/user/type").asText().equals("Bot"))
                .map(one -> one.path("body").asText())
                .filter(body -> body.startsWith("<!-- pipe:" + marker))
                .toList();
    }

    Optional<String> living(int number) throws IOException {
        return marked(number, "living ").stream().findFirst();
    }

    Optional<String> conclusion(int number, String check) throws IOException {
        var head = pull(number).at("/head/sha").asText();
        return GitHub.items(github.get(REPO + "/commits/" + head + "/check-runs?per_page=100")
                        .path("check_runs"))
                .stream()
                .filter(run -> run.path("name").asText().equals(check))
                .map(run -> run.path("conclusion").asText())
                .findFirst();
    }

    /** As GitHub's page of deliveries has a button for: what a dead gateway did not take is sent again. */
    void redeliverWhatFailed() throws IOException {
        for (var delivery : github.list("/_sandbox/deliveries")) {
            var id = delivery.path("id").asLong();
            if (delivery.path("status_code").asInt() / 100 != 2 && redelivered.add(id)) {
                github.post("/_sandbox/deliveries/" + id + "/redeliver", GitHub.JSON.createObjectNode());
            }
        }
    }

    private int open(String title, String head) throws IOException {
        var body = GitHub.JSON
                .createObjectNode()
                .put("title", title)
                .put("head", head)
                .put("base", "main")
                .put("body", "For the end-to-end tests.");
        return github.as(AUTHOR).post(REPO + "/pulls", body).path("number").asInt();
    }

    private void push(String branch, Map<String, String> files, String login) throws IOException {
        var body = commit(branch, files, login);
        if (!branch.equals("main")) {
            body.put("from", "main");
        }
        github.post("/_sandbox/repos/" + REPOSITORY + "/commits", body);
    }

    private static ObjectNode commit(String branch, Map<String, String> files, String login) {
        var body = GitHub.JSON
                .createObjectNode()
                .put("branch", branch)
                .put("author", login)
                .put("message", "Change " + branch);
        var content = body.putObject("files");
        files.forEach(content::put);
        return body;
    }
}
