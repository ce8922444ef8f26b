package dev.pipe.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pipe.local.suite.BotName;
import dev.pipe.local.suite.Suite;
import java.time.Duration;

/** {@code kill -9} of a bot while something from outside holds it at one point of its work. */
record Blow(RunningSuite running, BotName bot) {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /** Something that people do, and that the bot works on. */
    @FunctionalInterface
    interface Deed {
        void happen() throws Exception;
    }

    /** The row is stored and acknowledged, and its work waits for the first table that it reads. */
    void afterTheInboxRow(String firstTable, Deed deed) throws Exception {
        var database = running.database(bot);
        try (var lock = database.lockAgainstReading(firstTable)) {
            deed.happen();
            await(bot.label() + " begins to work").atMost(PATIENCE).untilAsserted(() -> {
                assertThat(database.pendingIn("inbox")).isPositive();
                assertThat(database.isWaitingFor(firstTable)).isTrue();
            });
            kill();
        }
    }

    /** All is done but the last that it writes in its transaction. */
    void beforeTheCommit(String lastTable, Deed deed) throws Exception {
        var database = running.database(bot);
        try (var lock = database.lockAgainstWriting(lastTable)) {
            deed.happen();
            await(bot.label() + " is about to commit").atMost(PATIENCE).untilAsserted(() -> {
                assertThat(database.isWorking()).isTrue();
                assertThat(database.isWaitingFor(lastTable)).isTrue();
            });
            kill();
        }
    }

    /** The write is begun, GitHub has done nothing yet; it does once nobody listens any more. */
    void beforeTheGitHubWrite(String method, String path, Deed deed) throws Exception {
        whileWithheld("before", method, path, deed);
    }

    /** GitHub has done it, and its answer does not arrive. */
    void afterTheGitHubWrite(String method, String path, Deed deed) throws Exception {
        whileWithheld("after", method, path, deed);
    }

    private void whileWithheld(String when, String method, String path, Deed deed) throws Exception {
        var github = running.ground().github();
        var fault = github.withhold(when, method, path);
        try {
            deed.happen();
            await("the fake GitHub withholds " + method + " " + path)
                    .atMost(PATIENCE)
                    .until(() -> github.isWithholding(fault));
            kill();
        } finally {
            github.forgetFaults();
        }
    }

    /** GitHub's answer to what it reads does not arrive, and no transaction waits for it. */
    void whileItReads(String path, Deed deed) throws Exception {
        whileWithheld("before", "GET", path, deed);
    }

    /** As {@link #afterTheGitHubWrite}, of an answer to a comment: the comment itself must not be what is withheld. */
    void atTheAnswer(String when, int number, Deed comment) throws Exception {
        running.suite().pause(bot.label());
        try {
            comment.happen();
        } catch (Exception e) {
            running.suite().resume(bot.label());
            throw e;
        }
        var path = "/repos/" + Playground.REPOSITORY + "/issues/" + number + "/comments";
        whileWithheld(when, "POST", path, () -> running.suite().resume(bot.label()));
    }

    /** The event lies in the broker's socket, and the broker does not acknowledge: it is frozen. */
    void afterTheKafkaSend(Deed deed) throws Exception {
        var database = running.database(bot);
        try {
            try (var lock = database.lockAgainstWriting("outbox")) {
                deed.happen();
                await(bot.label() + " is about to publish")
                        .atMost(PATIENCE)
                        .until(() -> database.isWaitingToInsertInto("outbox"));
                running.suite().pause(Suite.KAFKA);
            }
            await(bot.label() + " publishes")
                    .atMost(PATIENCE)
                    .during(Duration.ofSeconds(1))
                    .until(database::isRelaying);
            kill();
        } finally {
            running.suite().resume(Suite.KAFKA);
        }
    }

    private void kill() throws Exception {
        running.suite().kill(bot.label());
    }
}
