package dev.pipe.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pipe.local.suite.BotName;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;

/** Waits until a pull request has come to rest, and judges what is left of the trouble: nothing. */
record Settled(RunningSuite running, Api api) {

    private static final Duration PATIENCE = Duration.ofSeconds(150);

    /** Its approval is asked for. */
    void awaitsApproval(int number) {
        await("approval of #" + number + " is asked for").atMost(PATIENCE).untilAsserted(() -> {
            running.ground().redeliverWhatFailed();
            assertThat(running.ground().living(number))
                    .hasValueSatisfying(text -> assertThat(text).contains("of 1 approval"));
        });
    }

    void isMerged(int number) {
        await("#" + number + " is merged").atMost(PATIENCE).untilAsserted(() -> {
            running.ground().redeliverWhatFailed();
            assertThat(running.ground().pull(number).path("merged").asBoolean())
                    .as("merged; the living comment says: %s", running.ground().living(number))
                    .isTrue();
            assertThat(running.ground().living(number))
                    .hasValueSatisfying(text -> assertThat(text).contains("Merged"));
        });
        awaitRest();
        judgeMerge(number);
        judge(number);
    }

    void isRejected(int number) {
        await("#" + number + " is rejected").atMost(PATIENCE).untilAsserted(() -> {
            running.ground().redeliverWhatFailed();
            assertThat(running.ground().conclusion(number, "pipe/review")).hasValue("failure");
            assertThat(running.ground().living(number)).isPresent();
            assertThat(running.ground().inlineComments(number)).isNotEmpty();
        });
        awaitRest();
        judge(number);
    }

    /** A command was answered, and once. */
    void isAnswered(int number, long comment) {
        await("comment " + comment + " of #" + number + " is answered")
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(running.ground().marked(number, "reply:ISSUE_COMMENT:" + comment + ":"))
                        .isNotEmpty());
        awaitRest();
        assertOnce(() -> assertThat(running.ground().marked(number, "reply:ISSUE_COMMENT:" + comment + ":"))
                .as("answers to the comment %d", comment)
                .hasSize(1));
        assertOnce(() ->
                assertThat(running.ground().reactions(comment)).as("reactions").hasSize(1));
    }

    /** Every bot is back, and has nothing left to do. */
    void awaitRest() {
        await("every bot is ready and idle").atMost(PATIENCE).ignoreExceptions().untilAsserted(() -> {
            for (var bot : BotName.values()) {
                assertThat(api.isReady(bot)).as("%s is ready", bot.label()).isTrue();
                assertThat(isIdle(bot))
                        .as("%s has nothing pending", bot.label())
                        .isTrue();
            }
        });
    }

    private boolean isIdle(BotName bot) throws SQLException {
        return running.database(bot).isIdle();
    }

    private void judgeMerge(int number) {
        assertOnce(() -> {
            var path = "/repos/" + Playground.REPOSITORY + "/pulls/" + number + "/merge";
            assertThat(running.ground().github().writes())
                    .as("merges GitHub was asked for and did")
                    .filteredOn(request -> request.path("path").asText().equals(path)
                            && request.path("status").asInt() == 200)
                    .hasSize(1);
            assertThat(running.topics().distinct("pipe.governance", "dev.pipe.governance.decided.v1", number))
                    .as("decisions")
                    .isEqualTo(1);
            assertThat(running.topics().distinct("pipe.pipelines", "dev.pipe.pipeline.run-finished.v1", number))
                    .as("ends of the run")
                    .isEqualTo(1);
            assertThat(api.ledgerVerdict()).as("the ledger").isEqualTo("INTACT");
        });
    }

    private void judge(int number) {
        assertOnce(() -> {
            assertThat(running.ground().marked(number, "living "))
                    .as("living comments")
                    .hasSize(1);
            assertThat(running.ground().inlineComments(number))
                    .as("inline comments")
                    .doesNotHaveDuplicates()
                    .extracting(Settled::place)
                    .doesNotHaveDuplicates();
            assertThat(running.topics().distinct("pipe.reviews", "dev.pipe.review.completed.v1", number))
                    .as("completed reviews")
                    .isEqualTo(1);
            assertThat(running.topics().read("pipe.dead-letter"))
                    .as("dead letters of #%d", number)
                    .filteredOn(letter -> letter.key().endsWith("#" + number)
                            || letter.value().toString().contains("#" + number + "\""))
                    .isEmpty();
        });
    }

    private static String place(JsonNode comment) {
        return comment.path("path").asText() + ":" + comment.path("original_line") + ":" + comment.path("body");
    }

    /** A look that may fail for reasons of input and output. */
    @FunctionalInterface
    interface Look {
        void look() throws IOException, InterruptedException;
    }

    private static void assertOnce(Look look) {
        try {
            look.look();
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
