package dev.pipe.local.demo;

import static dev.pipe.local.demo.Story.stream;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pipe.local.client.BotApi;
import dev.pipe.local.client.GitHubUser;
import java.io.IOException;
import java.util.function.Predicate;

/** Judges the last act by what stands on the pull request and in the ledger. */
final class CheckPeople {

    private static final String REPO = "/repos/" + DemoRepository.FULL_NAME;

    private final GitHubUser github;
    private final BotApi bots;

    CheckPeople(GitHubUser github, BotApi bots) {
        this.github = github;
        this.bots = bots;
    }

    /** The reviewer's override was refused, the admin's counts. */
    boolean overrideIsForAdmins() throws IOException {
        return answered(DemoRepository.FIRST_REVIEWER, "/override review " + PeopleDecide.OVERRIDE_REASON, "admin");
    }

    boolean overrideIsInTheLedger() throws IOException {
        return any(
                bots.ledger(),
                row -> row.toString().contains(PeopleDecide.OVERRIDE_REASON)
                        && row.toString().contains(DemoRepository.ADMIN));
    }

    boolean typoGetsAHint() throws IOException {
        return answered(DemoRepository.FIRST_REVIEWER, "/aprove", "/approve");
    }

    boolean authorMayNotUnhold() throws IOException {
        return answered(DemoRepository.AUTHOR, "/unhold", DemoRepository.FIRST_REVIEWER);
    }

    boolean mergedAfterAll() throws IOException {
        return pull().path("merged_at").isTextual();
    }

    private boolean answered(String who, String text, String answer) throws IOException {
        var comments = github.list(REPO + "/issues/" + pull().path("number").asInt() + "/comments");
        return stream(comments)
                .filter(one -> one.at("/user/login").asText().equals(who)
                        && one.path("body").asText().equals(text))
                .map(one -> ":" + one.path("id").asText() + ":")
                .anyMatch(asked -> any(
                        comments,
                        one -> one.at("/user/type").asText().equals("Bot")
                                && one.path("body").asText().contains(asked)
                                && one.path("body").asText().contains(answer)));
    }

    private JsonNode pull() throws IOException {
        return stream(github.list(REPO + "/pulls?state=all"))
                .filter(one -> one.at("/head/ref").asText().equals(DemoRepository.KNOWN_LEAK_BRANCH))
                .findFirst()
                .orElseThrow(() -> new IOException("Nobody opened " + DemoRepository.KNOWN_LEAK_BRANCH));
    }

    private static boolean any(JsonNode array, Predicate<JsonNode> wanted) {
        return stream(array).anyMatch(wanted);
    }
}
