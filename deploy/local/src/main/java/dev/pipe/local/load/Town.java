package dev.pipe.local.load;

import dev.pipe.local.client.GitHubUser;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** The repositories of a load on the fake GitHub, and what people do in them. */
final class Town {

    static final String OWNER = "load";

    private static final String AUTHOR = "amelie";
    private static final String REVIEWER = "bruno";

    /** Put together here, so that no scanner takes this source for one that carries a credential. */
    private static final String CREDENTIAL = "AKIA" + "4QZ7WXR2" + "LMVN6TPE";

    private final GitHubUser admin;
    private final int repositories;

    Town(GitHubUser admin, int repositories) {
        this.admin = admin;
        this.repositories = repositories;
    }

    void create() throws IOException {
        for (var login : List.of(AUTHOR, REVIEWER)) {
            admin.post("/_sandbox/users", GitHubUser.JSON.createObjectNode().put("login", login));
        }
        admin.post("/_sandbox/organizations", GitHubUser.JSON.createObjectNode().put("login", OWNER));
        for (var i = 0; i < repositories; i++) {
            var repository =
                    GitHubUser.JSON.createObjectNode().put("owner", OWNER).put("name", name(i));
            repository.putObject("collaborators").put(AUTHOR, "write").put(REVIEWER, "write");
            admin.post("/_sandbox/repos", repository);
            push(OWNER + "/" + name(i), "main", Map.of("README.md", "# A repository under load\n"));
        }
    }

    /** Opens the pull request of this turn and says nothing more. */
    Pull open(int turn, PullKind kind) throws IOException {
        var repository = OWNER + "/" + name(turn % repositories);
        var branch = "turn-" + turn;
        push(repository, branch, files(turn, kind));
        var body = GitHubUser.JSON
                .createObjectNode()
                .put("title", "Turn " + turn)
                .put("head", branch)
                .put("base", "main")
                .put("body", "Part of a load.");
        var number = admin.as(AUTHOR)
                .post("/repos/" + repository + "/pulls", body)
                .path("number")
                .asInt();
        return new Pull(repository, number, kind, List.of());
    }

    void pushAgain(int turn, Pull pull) throws IOException {
        push(pull.repository(), "turn-" + turn, Map.of("notes/" + turn + "-more.md", "# More of turn " + turn + "\n"));
    }

    void chat(Pull pull) throws IOException {
        comment(pull, AUTHOR, "Have a look when you can.");
    }

    /** The id of the comment. */
    long approve(Pull pull) throws IOException {
        return comment(pull, REVIEWER, "/approve");
    }

    private long comment(Pull pull, String login, String text) throws IOException {
        return admin.as(login)
                .post(
                        pull.issuePath() + "/comments",
                        GitHubUser.JSON.createObjectNode().put("body", text))
                .path("id")
                .asLong();
    }

    private static Map<String, String> files(int turn, PullKind kind) {
        if (kind == PullKind.RISKY) {
            return Map.of("src/Key" + turn + ".java", """
                    package load;

                    final class Key%d {
                        static final String VALUE = "%s";
                    }
                    """.formatted(turn, CREDENTIAL));
        }
        return Map.of("notes/" + turn + ".md", "# Turn " + turn + "\n\nNothing to fear.\n");
    }

    private void push(String repository, String branch, Map<String, String> files) throws IOException {
        var body = GitHubUser.JSON
                .createObjectNode()
                .put("branch", branch)
                .put("author", AUTHOR)
                .put("message", "Change " + String.join(", ", files.keySet()));
        var content = body.putObject("files");
        files.forEach(content::put);
        admin.post("/_sandbox/repos/" + repository + "/commits", body);
    }

    private static String name(int repository) {
        return "repository-" + repository;
    }
}
