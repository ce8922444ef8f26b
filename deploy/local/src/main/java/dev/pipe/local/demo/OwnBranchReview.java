package dev.pipe.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pipe.local.client.BotApi;
import dev.pipe.local.client.GitHubUser;
import dev.pipe.local.client.NotSeen;
import dev.pipe.local.client.Waiting;
import dev.pipe.local.suite.SuiteFile;
import dev.pipe.local.suite.SuiteRefused;
import dev.pipe.sandbox.github.git.ImportedRefs;
import dev.pipe.sandbox.github.git.Unreadable;
import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Takes two refs of a local repository through the whole pipeline as a pull request, and tells where it ended up. */
final class OwnBranchReview {

    static final String FULL_NAME = "local/repository";
    static final String PAGE = FULL_NAME + "/pull/1";
    private static final String AUTHOR = "you";
    private static final String REPO = "/repos/" + FULL_NAME;

    /** Reasons that go away without anybody's doing: while there is one, it is still on its way. */
    private static final Set<String> ON_ITS_WAY = Set.of(
            "review-pending",
            "governance-pending",
            "check-pending",
            "merge-computed",
            "hold",
            "watchman-silent",
            "ready",
            "merging",
            "no-run");

    private final SuiteFile suite;
    private final GitHubUser admin;
    private final BotApi bots;
    private final PrintStream out;

    OwnBranchReview(SuiteFile suite, HttpClient client, PrintStream out) {
        this.suite = suite;
        this.admin = new GitHubUser(suite.github(), client, "admin");
        this.bots = new BotApi(suite, client);
        this.out = out;
    }

    /** Where it ended up. */
    record Outcome(boolean settled, ObjectNode json) {}

    /** Tells what is amiss with the repository or the refs before anything is started for them. */
    static void requireReadable(Path repository, String base, String head) throws SuiteRefused {
        try {
            ImportedRefs.requirePullRequest(repository.toAbsolutePath().normalize(), base, head);
        } catch (Unreadable e) {
            throw new SuiteRefused(e.getMessage());
        }
    }

    Outcome run(Path repository, String base, String head) throws IOException, InterruptedException {
        admin.post("/_sandbox/users", GitHubUser.JSON.createObjectNode().put("login", AUTHOR));
        var wanted = GitHubUser.JSON
                .createObjectNode()
                .put("owner", "local")
                .put("name", "repository")
                .put("default_branch", "base");
        wanted.putObject("collaborators").put(AUTHOR, "write");
        admin.post("/_sandbox/repos", wanted);
        var refs = GitHubUser.JSON
                .createObjectNode()
                .put("path", repository.toAbsolutePath().normalize().toString())
                .put("author", AUTHOR);
        refs.putObject("branches").put("base", base).put("head", head);
        admin.post("/_sandbox" + REPO + "/import", refs);
        var number = admin.as(AUTHOR)
                .post(
                        REPO + "/pulls",
                        GitHubUser.JSON
                                .createObjectNode()
                                .put("title", head + " into " + base)
                                .put("head", "head")
                                .put("base", "base")
                                .put("body", ""))
                .path("number")
                .asInt();
        var page = suite.github().webUrl() + "/" + FULL_NAME + "/pull/" + number;
        out.println("\n" + head + " into " + base + ": " + page);
        return await(number, page);
    }

    private Outcome await(int number, String page) throws IOException, InterruptedException {
        var pullRequest = FULL_NAME + "#" + number;
        var json = GitHubUser.JSON
                .createObjectNode()
                .put("pullRequest", pullRequest)
                .put("url", page);
        try {
            var why = new Waiting(Duration.ofSeconds(120)).until("a state with a reason", () -> settled(pullRequest));
            json.setAll((ObjectNode) why);
            out.println("\n" + why.path("standing").asText());
            why.path("reasons")
                    .forEach(reason -> out.println("  - " + reason.path("what").asText()
                            + (reason.path("todo").asText().isEmpty()
                                    ? ""
                                    : "\n    " + reason.path("todo").asText())));
            findings(number, json);
            return new Outcome(true, json);
        } catch (NotSeen e) {
            out.println("It did not reach " + e.getMessage() + "; .pipe/logs/pipeline-bot.log may tell why.");
            json.put("stoppedAt", e.getMessage());
            return new Outcome(false, json);
        }
    }

    private Optional<JsonNode> settled(String pullRequest) throws IOException {
        var why = bots.why(pullRequest);
        return !why.path("reasons").isEmpty()
                        && Story.stream(why.path("reasons"))
                                .noneMatch(reason ->
                                        ON_ITS_WAY.contains(reason.path("kind").asText()))
                ? Optional.of(why)
                : Optional.empty();
    }

    private void findings(int number, ObjectNode json) throws IOException, InterruptedException {
        var said = json.putArray("findings");
        if (rejected(json) && !reviewSeen(number)) {
            out.println(
                    "  The review's comments are not on the pull request yet; .pipe/logs/review-bot.log may tell why.");
        }
        for (var comment : admin.list(REPO + "/pulls/" + number + "/comments")) {
            var where =
                    comment.path("path").asText() + ":" + comment.path("line").asInt();
            var what = comment.path("body")
                    .asText()
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("<!--"))
                    .findFirst()
                    .orElse("")
                    .replaceAll("\\*\\*|`", "");
            out.println("  " + where + "  " + what);
            said.addObject().put("where", where).put("what", what);
        }
    }

    private static boolean rejected(JsonNode json) {
        return Story.stream(json.path("reasons"))
                .anyMatch(reason -> reason.path("kind").asText().equals("review-rejected"));
    }

    /** The word of a review travels apart from its comments, and may be the faster. */
    private boolean reviewSeen(int number) throws IOException, InterruptedException {
        try {
            return new Waiting(Duration.ofSeconds(60)).until("the review", () -> {
                var reviews = admin.list(REPO + "/pulls/" + number + "/reviews");
                return reviews.isEmpty() ? Optional.empty() : Optional.of(true);
            });
        } catch (NotSeen e) {
            return false;
        }
    }
}
