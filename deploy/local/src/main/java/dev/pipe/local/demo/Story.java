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
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * Plays the story: does what people do, waits until the bots have answered on the pull request, and says so. Whether it
 * came true is not its business, see {@link CheckStory}.
 */
final class Story {

    private final Suite suite;
    private final Narrator narrator;
    private final Waiting waiting;
    private final GitHubUser admin;
    private final DemoRepository repository;
    private final People people;

    Story(Suite suite, HttpClient client, Narrator narrator, Duration patience, String mergeTrigger) {
        this.suite = suite;
        this.narrator = narrator;
        this.waiting = new Waiting(patience);
        this.admin = new GitHubUser(suite.file().github(), client, "admin");
        this.repository = new DemoRepository(admin, mergeTrigger);
        this.people = new People(admin, suite.file().github().webUrl(), waiting);
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
        new PeopleDecide(repository, people, narrator, waiting).play();
    }

    private void anEarlierIntegrationIsDecided() throws NotSeen, IOException, InterruptedException {
        narrator.act("An earlier integration of BNI with AXIS is decided");
        repository.pushEarlierIntegration();
        people.open(
                "Integrate BNI with AXIS: publish membership changes",
                "bni-axis-events",
                "AXIS wants to count members.");
        narrator.link("pull request", people.page(EARLIER));
        people.waitForCheck(EARLIER, "pipe/review", "success");
        people.awaitApprovalsAskedFor(EARLIER);
        people.say(EARLIER, DemoRepository.FIRST_REVIEWER, "/approve");
        people.say(EARLIER, DemoRepository.SECOND_REVIEWER, "/approve");
        people.awaitMerged(EARLIER);
        narrator.fact("two people approved it, it is merged, decided and remembered");
    }

    private void aRiskyIntegrationIsOpened() throws NotSeen, IOException, InterruptedException {
        narrator.act(DemoRepository.AUTHOR
                + " opens a second one: a credential, SQL built by concatenation, an instruction to the model");
        repository.pushRiskyIntegration();
        people.open(
                "Integrate BNI with AXIS: look members up", "bni-axis-lookup", "AXIS shows names beside its numbers.");
        narrator.link("pull request", people.page(NUMBER));
        waiting.until("review-bot's inline comments on both risks", () -> {
            var comments = admin.list("/repos/" + DemoRepository.FULL_NAME + "/pulls/" + NUMBER + "/comments");
            return comments.size() >= 2 ? Optional.of(comments) : Optional.empty();
        });
        narrator.fact("review-bot comments beside both lines");
        people.waitForCheck(NUMBER, "pipe/review", "failure");
        narrator.fact("review-bot rejects; the check pipe/review is red");
    }

    private void theAuthorPushesAFix() throws NotSeen, IOException, InterruptedException {
        narrator.act(DemoRepository.AUTHOR + " pushes a fix");
        repository.pushFix();
        people.waitForCheck(NUMBER, "pipe/review", "success");
        narrator.fact("the review of the new head passes");
        people.awaitApprovalsAskedFor(NUMBER);
        narrator.fact("governance-bot sees an integration of BNI with AXIS: two approvals");
        waiting.until("the precedent in the living comment", () -> people.living(NUMBER)
                .filter(text -> text.contains("/pull/" + EARLIER)));
        narrator.fact("memory-bot recalls the earlier decision; the living comment cites " + people.page(EARLIER));
        if (comments().stream().anyMatch(text -> text.contains(DemoModel.REMARK))) {
            narrator.fact("the model, which fell for the first push, now remarks what no rule sees");
        }
    }

    private List<String> comments() throws IOException {
        return stream(admin.list("/repos/" + DemoRepository.FULL_NAME + "/pulls/" + NUMBER + "/comments"))
                .map(one -> one.path("body").asText())
                .toList();
    }

    private void theAuthorsOwnApprovalIsRefused() throws NotSeen, IOException, InterruptedException {
        narrator.act(DemoRepository.AUTHOR + " tries to approve what she wrote");
        var comment = people.say(NUMBER, DemoRepository.AUTHOR, "/approve");
        var reply = people.awaitReply(NUMBER, comment);
        narrator.fact("refused: " + People.firstLine(reply));
    }

    private void theFirstApprovalCounts() throws NotSeen, IOException, InterruptedException {
        narrator.act(DemoRepository.FIRST_REVIEWER + " approves");
        var comment = people.say(NUMBER, DemoRepository.FIRST_REVIEWER, "/approve");
        people.awaitReaction(comment, "+1");
        narrator.fact("it counts: one of two");
    }

    private void aBotFallsSilent() throws NotSeen, IOException, InterruptedException {
        narrator.act("review-bot is paused: its heartbeat stops");
        suite.pause(BotName.REVIEW_BOT.label());
        waiting.until("the hold in the living comment", () -> people.living(NUMBER)
                .filter(text -> text.contains("Merges are held") && text.contains("review-bot")));
        narrator.fact("infra-bot opens an incident and holds merges");
        var second = people.say(NUMBER, DemoRepository.SECOND_REVIEWER, "/approve");
        people.awaitReaction(second, "+1");
        narrator.fact(
                DemoRepository.SECOND_REVIEWER + " approves meanwhile: two of two; the decision is in the ledger");
        var why = people.say(NUMBER, DemoRepository.AUTHOR, "/why");
        var answer = people.awaitReply(NUMBER, why);
        narrator.fact("/why answers: " + holdLine(answer));
    }

    private void itSpeaksAgainAndThePullRequestMerges() throws NotSeen, IOException, InterruptedException {
        narrator.act("review-bot goes on");
        suite.resume(BotName.REVIEW_BOT.label());
        people.awaitMerged(NUMBER);
        narrator.fact("the hold clears by itself and pipeline-bot merges");
    }

    private static String holdLine(String markdown) {
        return markdown.lines()
                .filter(line -> line.contains("review-bot"))
                .findFirst()
                .orElse(People.firstLine(markdown));
    }

    static java.util.stream.Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
