package dev.pipe.local.e2e;

import static dev.pipe.local.suite.BotName.GOVERNANCE_BOT;
import static dev.pipe.local.suite.BotName.INFRA_BOT;
import static dev.pipe.local.suite.BotName.MEMORY_BOT;
import static dev.pipe.local.suite.BotName.PIPELINE_BOT;
import static dev.pipe.local.suite.BotName.REVIEW_BOT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pipe.local.suite.BotName;
import java.net.http.HttpClient;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Kills each bot at each point where it hurts, with a new pull request each. A point of each bot belongs to every build,
 * the others are long. They take turns, so that no bot dies more often than the suite starts one again.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class KillBotIT {

    private static final String LONG = "long";
    private static final String MERGE = "/repos/[^/]+/[^/]+/pulls/\\d+/merge";
    private static final String COMMENTS = "/repos/[^/]+/[^/]+/issues/\\d+/comments";
    private static final String REVIEWS = "/repos/[^/]+/[^/]+/pulls/\\d+/reviews";
    private static final String REACTIONS = "/repos/[^/]+/[^/]+/issues/comments/\\d+/reactions";

    private final HttpClient client = HttpClient.newHttpClient();
    private RunningSuite running;
    private Playground ground;
    private Settled settled;
    private int number;
    private long comment;

    @BeforeEach
    void aSuiteAtRest() throws Exception {
        running = RunningSuite.get();
        ground = running.ground();
        settled = new Settled(running, new Api(running.suite().file(), client));
        settled.awaitRest();
    }

    @AfterEach
    void nothingStaysBroken() throws Exception {
        ground.github().forgetFaults();
        running.saySurplus();
        client.close();
    }

    @Test
    @Order(1)
    void pipelineBotAfterTheMergeBeforeItIsRecorded() throws Exception {
        number = approvable();
        blow(PIPELINE_BOT).afterTheGitHubWrite("PUT", MERGE, this::approve);
        settled.isMerged(number);
    }

    @Test
    @Order(2)
    void reviewBotAfterTheReviewBeforeItIsRecorded() throws Exception {
        blow(REVIEW_BOT).afterTheGitHubWrite("POST", REVIEWS, this::openRisky);
        settled.isRejected(number);
    }

    @Test
    @Order(3)
    void governanceBotBeforeTheCommitOfADecision() throws Exception {
        number = approvable();
        blow(GOVERNANCE_BOT).beforeTheCommit("outbox", this::approve);
        settled.isMerged(number);
    }

    @Test
    @Order(4)
    void memoryBotAfterTheSendBeforeItsAcknowledgement() throws Exception {
        number = approvable();
        blow(MEMORY_BOT).afterTheKafkaSend(this::approve);
        settled.isMerged(number);
        isRemembered();
    }

    @Test
    @Order(5)
    void infraBotBeforeItsAnswerIsWritten() throws Exception {
        number = approvable();
        blow(INFRA_BOT).atTheAnswer("before", number, () -> ask("/infra"));
        settled.isAnswered(number, comment);
        mergesAsEver();
    }

    @Test
    @Tag(LONG)
    @Order(11)
    void pipelineBotAfterTheInboxRow() throws Exception {
        blow(PIPELINE_BOT).afterTheInboxRow("pull_request", this::openCalm);
        settled.awaitsApproval(number);
        mergesAsEver();
    }

    @Test
    @Tag(LONG)
    @Order(12)
    void reviewBotAfterTheInboxRow() throws Exception {
        blow(REVIEW_BOT).afterTheInboxRow("review", this::openRisky);
        settled.isRejected(number);
    }

    @Test
    @Tag(LONG)
    @Order(13)
    void governanceBotAfterTheInboxRow() throws Exception {
        number = approvable();
        blow(GOVERNANCE_BOT).afterTheInboxRow("word", this::approve);
        settled.isMerged(number);
    }

    @Test
    @Tag(LONG)
    @Order(14)
    void memoryBotAfterTheInboxRow() throws Exception {
        number = approvable();
        blow(MEMORY_BOT).afterTheInboxRow("dossier", this::approve);
        settled.isMerged(number);
        isRemembered();
    }

    @Test
    @Tag(LONG)
    @Order(15)
    void infraBotAfterTheInboxRow() throws Exception {
        number = approvable();
        blow(INFRA_BOT).afterTheInboxRow("incident", () -> ask("/infra"));
        settled.isAnswered(number, comment);
        mergesAsEver();
    }

    @Test
    @Tag(LONG)
    @Order(21)
    void pipelineBotBeforeTheCommit() throws Exception {
        blow(PIPELINE_BOT).beforeTheCommit("outbox", this::openCalm);
        settled.awaitsApproval(number);
        mergesAsEver();
    }

    @Test
    @Tag(LONG)
    @Order(22)
    void reviewBotBeforeTheCommit() throws Exception {
        blow(REVIEW_BOT).beforeTheCommit("github_write", this::openRisky);
        settled.isRejected(number);
    }

    @Test
    @Tag(LONG)
    @Order(23)
    void memoryBotBeforeTheCommit() throws Exception {
        number = approvable();
        blow(MEMORY_BOT).beforeTheCommit("outbox", this::approve);
        settled.isMerged(number);
        isRemembered();
    }

    @Test
    @Tag(LONG)
    @Order(24)
    void infraBotBeforeTheCommit() throws Exception {
        number = approvable();
        blow(INFRA_BOT).beforeTheCommit("github_write", () -> ask("/infra"));
        settled.isAnswered(number, comment);
        mergesAsEver();
    }

    @Test
    @Tag(LONG)
    @Order(31)
    void pipelineBotBeforeTheMerge() throws Exception {
        number = approvable();
        blow(PIPELINE_BOT).beforeTheGitHubWrite("PUT", MERGE, this::approve);
        settled.isMerged(number);
    }

    @Test
    @Tag(LONG)
    @Order(32)
    void reviewBotBeforeTheReview() throws Exception {
        blow(REVIEW_BOT).beforeTheGitHubWrite("POST", REVIEWS, this::openRisky);
        settled.isRejected(number);
    }

    @Test
    @Tag(LONG)
    @Order(35)
    void reviewBotWhileItReads() throws Exception {
        blow(REVIEW_BOT).whileItReads("/repos/[^/]+/[^/]+/code-scanning/alerts", this::openRisky);
        settled.isRejected(number);
    }

    @Test
    @Tag(LONG)
    @Order(33)
    void governanceBotBeforeItsReaction() throws Exception {
        number = approvable();
        blow(GOVERNANCE_BOT).beforeTheGitHubWrite("POST", REACTIONS, this::approve);
        settled.isMerged(number);
        assertThat(ground.reactions(comment)).hasSize(1);
    }

    @Test
    @Tag(LONG)
    @Order(34)
    void memoryBotBeforeItsAnswerIsWritten() throws Exception {
        number = approvable();
        blow(MEMORY_BOT).atTheAnswer("before", number, () -> ask("/recall calm notes"));
        settled.isAnswered(number, comment);
        mergesAsEver();
    }

    @Test
    @Tag(LONG)
    @Order(41)
    void pipelineBotAfterTheFirstLivingCommentBeforeItIsRecorded() throws Exception {
        blow(PIPELINE_BOT).afterTheGitHubWrite("POST", COMMENTS, this::openCalm);
        settled.awaitsApproval(number);
        mergesAsEver();
    }

    @Test
    @Tag(LONG)
    @Order(43)
    void governanceBotAfterItsReactionBeforeItIsRecorded() throws Exception {
        number = approvable();
        blow(GOVERNANCE_BOT).afterTheGitHubWrite("POST", REACTIONS, this::approve);
        settled.isMerged(number);
        assertThat(ground.reactions(comment)).hasSize(1);
    }

    @Test
    @Tag(LONG)
    @Order(44)
    void memoryBotAfterItsAnswerBeforeItIsRecorded() throws Exception {
        number = approvable();
        blow(MEMORY_BOT).atTheAnswer("after", number, () -> ask("/recall calm notes"));
        settled.isAnswered(number, comment);
        mergesAsEver();
    }

    @Test
    @Tag(LONG)
    @Order(45)
    void infraBotAfterItsAnswerBeforeItIsRecorded() throws Exception {
        number = approvable();
        blow(INFRA_BOT).atTheAnswer("after", number, () -> ask("/infra"));
        settled.isAnswered(number, comment);
        mergesAsEver();
    }

    @Test
    @Tag(LONG)
    @Order(51)
    void pipelineBotAfterTheSendBeforeItsAcknowledgement() throws Exception {
        blow(PIPELINE_BOT).afterTheKafkaSend(this::openCalm);
        settled.awaitsApproval(number);
        mergesAsEver();
    }

    @Test
    @Tag(LONG)
    @Order(52)
    void reviewBotAfterTheSendBeforeItsAcknowledgement() throws Exception {
        blow(REVIEW_BOT).afterTheKafkaSend(this::openRisky);
        settled.isRejected(number);
    }

    @Test
    @Tag(LONG)
    @Order(53)
    void governanceBotAfterTheSendBeforeItsAcknowledgement() throws Exception {
        number = approvable();
        blow(GOVERNANCE_BOT).afterTheKafkaSend(this::approve);
        settled.isMerged(number);
    }

    /** What infra-bot publishes is incidents: memory-bot is frozen until its silence is one. */
    @Test
    @Tag(LONG)
    @Order(55)
    void infraBotAfterTheSendBeforeItsAcknowledgement() throws Exception {
        await("no earlier silence is still an incident")
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(incidents("")).isEqualTo(2 * incidents("opened")));
        var before = incidentsOfMemoryBot("opened");
        try {
            blow(INFRA_BOT).afterTheKafkaSend(() -> running.suite().pause(MEMORY_BOT.label()));
        } finally {
            running.suite().resume(MEMORY_BOT.label());
        }
        await("the incident is resolved").atMost(Duration.ofSeconds(90)).untilAsserted(() -> assertThat(
                        incidentsOfMemoryBot("resolved"))
                .isEqualTo(incidentsOfMemoryBot("opened"))
                .isGreaterThan(before));
        number = approvable();
        mergesAsEver();
    }

    private Blow blow(BotName bot) {
        return new Blow(running, bot);
    }

    private int approvable() throws Exception {
        var calm = ground.openCalm();
        settled.awaitsApproval(calm);
        settled.awaitRest();
        return calm;
    }

    private void openCalm() throws Exception {
        number = ground.openCalm();
    }

    private void openRisky() throws Exception {
        number = ground.openRisky();
    }

    private void approve() throws Exception {
        comment = ground.comment(number, Playground.REVIEWER, "/approve");
    }

    private void ask(String command) throws Exception {
        comment = ground.comment(number, Playground.AUTHOR, command);
    }

    private void mergesAsEver() throws Exception {
        approve();
        settled.isMerged(number);
    }

    private void isRemembered() throws Exception {
        assertThat(running.topics().read("pipe.memory"))
                .as("what memory-bot says it remembers of #%d", number)
                .anyMatch(told -> told.type().equals("dev.pipe.memory.remembered.v1")
                        && told.value().at("/pullRequest/number").asInt() == number);
    }

    private long incidents(String what) throws Exception {
        return incidents(what, "");
    }

    private long incidentsOfMemoryBot(String what) throws Exception {
        return incidents(what, MEMORY_BOT.label());
    }

    private long incidents(String what, String of) throws Exception {
        return running.topics().read("pipe.infra").stream()
                .filter(told -> told.type().startsWith("dev.pipe.infra.incident-" + what)
                        && told.value().toString().contains(of))
                .map(Topics.Told::id)
                .distinct()
                .count();
    }
}
