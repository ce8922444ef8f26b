package dev.pipe.local.demo;

import dev.pipe.local.client.GitHubUser;
import dev.pipe.local.client.NotSeen;
import dev.pipe.local.client.Waiting;
import java.io.IOException;
import java.util.Optional;

/** What people do on the demo's GitHub, and what they wait to see there. */
final class People {

    private static final String COMMENT = "/repos/" + DemoRepository.FULL_NAME + "/issues/%d/comments";

    private final GitHubUser admin;
    private final String webUrl;
    private final Waiting waiting;

    People(GitHubUser admin, String webUrl, Waiting waiting) {
        this.admin = admin;
        this.webUrl = webUrl;
        this.waiting = waiting;
    }

    /** Opens a pull request as the demo's author; returns its number. */
    int open(String title, String head, String body) throws IOException {
        return admin.as(DemoRepository.AUTHOR)
                .post("/repos/" + DemoRepository.FULL_NAME + "/pulls", DemoRepository.pullRequest(title, head, body))
                .path("number")
                .asInt();
    }

    /** Comments; returns the comment's id. */
    long say(int number, String login, String text) throws IOException {
        return admin.as(login)
                .post(
                        COMMENT.formatted(number),
                        GitHubUser.JSON.createObjectNode().put("body", text))
                .path("id")
                .asLong();
    }

    void waitForCheck(int number, String name, String conclusion) throws NotSeen, IOException, InterruptedException {
        waiting.until("the check " + name + " to conclude " + conclusion + " on #" + number, () -> {
            var head = admin.get("/repos/" + DemoRepository.FULL_NAME + "/pulls/" + number)
                    .at("/head/sha")
                    .asText();
            var runs =
                    admin.get("/repos/" + DemoRepository.FULL_NAME + "/commits/" + head + "/check-runs?per_page=100");
            return Story.stream(runs.path("check_runs"))
                    .filter(run -> run.path("name").asText().equals(name)
                            && run.path("conclusion").asText().equals(conclusion))
                    .findFirst();
        });
    }

    void awaitApprovalsAskedFor(int number) throws NotSeen, IOException, InterruptedException {
        waiting.until("governance-bot to ask for two approvals on #" + number, () -> living(number)
                .filter(text -> text.contains("of 2")));
    }

    void awaitMerged(int number) throws NotSeen, IOException, InterruptedException {
        waiting.until("#" + number + " to be merged", () -> Optional.of(
                        admin.get("/repos/" + DemoRepository.FULL_NAME + "/pulls/" + number))
                .filter(pull -> pull.path("merged").asBoolean()));
        waiting.until("the living comment of #" + number + " to say that it is merged", () -> living(number)
                .filter(text -> text.contains("Merged")));
    }

    void awaitReaction(long comment, String reaction) throws NotSeen, IOException, InterruptedException {
        waiting.until("the reaction " + reaction, () -> Story.stream(
                        admin.list("/repos/" + DemoRepository.FULL_NAME + "/issues/comments/" + comment + "/reactions"))
                .filter(one -> one.path("content").asText().equals(reaction))
                .findFirst());
    }

    String awaitReply(int number, long comment) throws NotSeen, IOException, InterruptedException {
        return waiting.until(
                "an answer to a comment on #" + number, () -> Story.stream(admin.list(COMMENT.formatted(number)))
                        .map(one -> one.path("body").asText())
                        .filter(body -> body.contains("pipe:reply:") && body.contains(":" + comment + ":"))
                        .findFirst());
    }

    Optional<String> living(int number) throws IOException {
        return Story.stream(admin.list(COMMENT.formatted(number)))
                .map(one -> one.path("body").asText())
                .filter(body -> body.contains("<!-- pipe:living -->"))
                .findFirst();
    }

    String page(int number) {
        return webUrl + "/" + DemoRepository.FULL_NAME + "/pull/" + number;
    }

    /** The first line of a text that people read. */
    static String firstLine(String markdown) {
        return markdown.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("<!--"))
                .findFirst()
                .orElse("");
    }
}
