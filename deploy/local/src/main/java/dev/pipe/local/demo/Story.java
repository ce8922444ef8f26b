package dev.pipe.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pipe.local.client.GitHubUser;
import dev.pipe.local.client.NotSeen;
import dev.pipe.local.client.Waiting;
import dev.pipe.local.suite.BotName;
import dev.pipe.local.suite.Suite;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * Plays the story: does what people do, waits until the bots have answered on the pull request, and says so. Whether it
 * came true is not its business, see {@link CheckStory}.
 */
final class Story {

    private static final String COMMENT = "/repos/" + DemoRepository.FULL_NAME + "/issues/%d/comments";

    private final Suite suite;
    private final Narrator narrator;
    private final Waiting waiting;
    private final GitHubUser admin;
    private final DemoRepository repository;

    Story(Suite suite, HttpClient client, Narrator narrator, Duration patience, String mergeTrigger) {
        this.suite = suite;
        this.narrator = narrator;
        this.waiting = new Waiting(patience);
        this.admin = new GitHubUser(suite.file().github(), client, "admin");
        this.repository = new DemoRepository(admin, mergeTrigger);
    }

    /** The pull request that the story is about; the earlier one is number 1. */
    static final int NUMBER = 2;

    static final int EARLIER = 1;

    void play() throws NotSeen, IOException, InterruptedException {
        repository.create();
        anEarlierIntegrationIsDecided();
        aRiskyIntegrationIsOpened();
        theAuthorPushesAFix();
        theAuthorsOwnApprovalIsRefused();
        theFirstApprovalCounts();
        aBotFallsSilent();
        itSpeaksAgainAndThePullRequestMerges();
    }

    private void anEarlierIntegrationIsDecided() throws NotSeen, IOException, InterruptedException {
        narrator.act("An earlier integration of BNI with AXIS is decided");
        repository.pushEarlierIntegration();
        open("Integrate BNI with AXIS: publish membership changes", "bni-axis-events", "AXIS wants to count members.");
        narrator.link("pull request", page(EARLIER));
        waitForCheck(EARLIER, "pipe/review", "success");
        awaitApprovalsAskedFor(EARLIER);
        say(EARLIER, DemoRepository.FIRST_REVIEWER, "/approve");
        say(EARLIER, DemoRepository.SECOND_REVIEWER, "/approve");
        awaitMerged(EARLIER);
        narrator.fact("two people approved it, it is merged, decided and remembered");
    }

    private void aRiskyIntegrationIsOpened() throws NotSeen, IOException, InterruptedException {
        narrator.act(DemoRepository.AUTHOR + " opens a second one, with a credential and SQL built by concatenation");
        repository.pushRiskyIntegration();
        open("Integrate BNI with AXIS: look members up", "bni-axis-lookup", "AXIS shows names beside its numbers.");
        narrator.link("pull request", page(NUMBER));
        waiting.until("review-bot's inline comments on both risks", () -> {
            var comments = admin.list("/repos/" + DemoRepository.FULL_NAME + "/pulls/" + NUMBER + "/comments");
            return comments.size() >= 2 ? Optional.of(comments) : Optional.empty();
        });
        narrator.fact("review-bot comments beside both lines");
        waitForCheck(NUMBER, "pipe/review", "failure");
        narrator.fact("review-bot rejects; the check pipe/review is red");
    }

    private void theAuthorPushesAFix() throws NotSeen, IOException, InterruptedException {
        narrator.act(DemoRepository.AUTHOR + " pushes a fix");
        repository.pushFix();
        waitForCheck(NUMBER, "pipe/review", "success");
        narrator.fact("the review of the new head passes");
        awaitApprovalsAskedFor(NUMBER);
        narrator.fact("governance-bot sees an integration of BNI with AXIS: two approvals");
        waiting.until("the precedent in the living comment", () -> living(NUMBER)
                .filter(text -> text.contains("/pull/" + EARLIER)));
        narrator.fact("memory-bot recalls the earlier decision; the living comment cites " + page(EARLIER));
    }

    private void theAuthorsOwnApprovalIsRefused() throws NotSeen, IOException, InterruptedException {
        narrator.act(DemoRepository.AUTHOR + " tries to approve what she wrote");
        var comment = say(NUMBER, DemoRepository.AUTHOR, "/approve");
        var reply = awaitReply(NUMBER, comment);
        narrator.fact("refused: " + firstLine(reply));
    }

    private void theFirstApprovalCounts() throws NotSeen, IOException, InterruptedException {
        narrator.act(DemoRepository.FIRST_REVIEWER + " approves");
        var comment = say(NUMBER, DemoRepository.FIRST_REVIEWER, "/approve");
        awaitReaction(comment, "+1");
        narrator.fact("it counts: one of two");
    }

    private void aBotFallsSilent() throws NotSeen, IOException, InterruptedException {
        narrator.act("review-bot is paused: its heartbeat stops");
        suite.pause(BotName.REVIEW_BOT.label());
        waiting.until("the hold in the living comment", () -> living(NUMBER)
                .filter(text -> text.contains("Merges are held") && text.contains("review-bot")));
        narrator.fact("infra-bot opens an incident and holds merges");
        var second = say(NUMBER, DemoRepository.SECOND_REVIEWER, "/approve");
        awaitReaction(second, "+1");
        narrator.fact(
                DemoRepository.SECOND_REVIEWER + " approves meanwhile: two of two; the decision is in the ledger");
        var why = say(NUMBER, DemoRepository.AUTHOR, "/why");
        var answer = awaitReply(NUMBER, why);
        narrator.fact("/why answers: " + holdLine(answer));
    }

    private void itSpeaksAgainAndThePullRequestMerges() throws NotSeen, IOException, InterruptedException {
        narrator.act("review-bot goes on");
        suite.resume(BotName.REVIEW_BOT.label());
        awaitMerged(NUMBER);
        narrator.fact("the hold clears by itself and pipeline-bot merges");
    }

    private void open(String title, String head, String body) throws IOException {
        admin.as(DemoRepository.AUTHOR)
                .post("/repos/" + DemoRepository.FULL_NAME + "/pulls", DemoRepository.pullRequest(title, head, body));
    }

    private long say(int number, String login, String text) throws IOException {
        return admin.as(login)
                .post(
                        COMMENT.formatted(number),
                        GitHubUser.JSON.createObjectNode().put("body", text))
                .path("id")
                .asLong();
    }

    private void waitForCheck(int number, String name, String conclusion)
            throws NotSeen, IOException, InterruptedException {
        waiting.until("the check " + name + " to conclude " + conclusion + " on #" + number, () -> {
            var head = admin.get("/repos/" + DemoRepository.FULL_NAME + "/pulls/" + number)
                    .at("/head/sha")
                    .asText();
            var runs =
                    admin.get("/repos/" + DemoRepository.FULL_NAME + "/commits/" + head + "/check-runs?per_page=100");
            return stream(runs.path("check_runs"))
                    .filter(run -> run.path("name").asText().equals(name)
                            && run.path("conclusion").asText().equals(conclusion))
                    .findFirst();
        });
    }

    private void awaitApprovalsAskedFor(int number) throws NotSeen, IOException, InterruptedException {
        waiting.until("governance-bot to ask for two approvals on #" + number, () -> living(number)
                .filter(text -> text.contains("of 2")));
    }

    private void awaitMerged(int number) throws NotSeen, IOException, InterruptedException {
        waiting.until("#" + number + " to be merged", () -> Optional.of(
                        admin.get("/repos/" + DemoRepository.FULL_NAME + "/pulls/" + number))
                .filter(pull -> pull.path("merged").asBoolean()));
        waiting.until("the living comment of #" + number + " to say that it is merged", () -> living(number)
                .filter(text -> text.contains("Merged")));
    }

    private void awaitReaction(long comment, String reaction) throws NotSeen, IOException, InterruptedException {
        waiting.until("the reaction " + reaction, () -> stream(
                        admin.list("/repos/" + DemoRepository.FULL_NAME + "/issues/comments/" + comment + "/reactions"))
                .filter(one -> one.path("content").asText().equals(reaction))
                .findFirst());
    }

    private String awaitReply(int number, long comment) throws NotSeen, IOException, InterruptedException {
        return waiting.until("an answer to a comment on #" + number, () -> stream(admin.list(COMMENT.formatted(number)))
                .map(one -> one.path("body").asText())
                .filter(body -> body.contains("pipe:reply:") && body.contains(":" + comment + ":"))
                .findFirst());
    }

    private Optional<String> living(int number) throws IOException {
        return stream(admin.list(COMMENT.formatted(number)))
                .map(one -> one.path("body").asText())
                .filter(body -> body.contains("<!-- pipe:living -->"))
                .findFirst();
    }

    private String page(int number) {
        return suite.file().github().webUrl() + "/" + DemoRepository.FULL_NAME + "/pull/" + number;
    }

    private static String firstLine(String markdown) {
        return markdown.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("<!--"))
                .findFirst()
                .orElse("");
    }

    private static String holdLine(String markdown) {
        return markdown.lines()
                .filter(line -> line.contains("review-bot"))
                .findFirst()
                .orElse(firstLine(markdown));
    }

    static java.util.stream.Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
