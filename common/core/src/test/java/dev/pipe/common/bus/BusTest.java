package dev.pipe.common.bus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipe.common.MovableTime;
import dev.pipe.common.db.Db;
import dev.pipe.common.event.DeadLettered;
import dev.pipe.common.event.Event;
import dev.pipe.common.event.EventCatalogue;
import dev.pipe.common.event.InfraEvent.HoldCleared;
import dev.pipe.common.event.InfraEvent.HoldRaised;
import dev.pipe.common.event.PullRequestRef;
import dev.pipe.common.event.ReviewEvent.ReviewFailed;
import dev.pipe.common.event.RunRef;
import dev.pipe.common.event.Topic;
import dev.pipe.common.github.CountChanges.Changes;
import dev.pipe.common.github.GitHubWrite;
import dev.pipe.common.github.Urgency;
import dev.pipe.sandbox.tests.SandboxResource;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The bus inside a bot, against a real Kafka and a real PostgreSQL. */
@QuarkusTest
@QuarkusTestResource(SandboxResource.class)
class BusTest {

    private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    @Inject
    BusConfig config;

    @Inject
    MeasureQueues queues;

    @Inject
    MeterRegistry registry;

    @Inject
    TestBot bot;

    @Inject
    TestBot.NotingWriter github;

    @Inject
    Outbox outbox;

    @Inject
    WriteBudget inForce;

    @Inject
    EventJson json;

    @Inject
    Db db;

    @Inject
    PruneRows pruneRows;

    @Inject
    Requeue requeue;

    @Inject
    Clock clock;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    private BusProbe kafka;
    private final String repo = "acme/r" + UUID.randomUUID().toString().substring(0, 8);

    @BeforeEach
    void open() {
        kafka = new BusProbe(bootstrapServers);
    }

    @AfterEach
    void close() {
        bot.gates.values().forEach(CountDownLatch::countDown);
        kafka.close();
    }

    @Test
    void anEventThatArrivesTwiceIsHandledOnce() {
        var event = failed(1, "seen");
        kafka.send(record("same-id", event));
        kafka.send(record("same-id", event));
        kafka.send(record("next", failed(1, "after")));

        await().untilAsserted(() -> assertThat(bot.reasonsOf(repo + "#1")).containsExactly("seen", "after"));
    }

    @Test
    void aKeysEventsStayInOrderThoughManyWorkersAreAtIt() {
        IntStream.range(0, 60).forEach(i -> kafka.send(record(null, failed(1 + i % 3, "n" + i))));

        await().untilAsserted(() -> assertThat(bot.reasonsOf(repo + "#1")).hasSize(20));
        for (var number = 1; number <= 3; number++) {
            var first = number - 1;
            var expected =
                    IntStream.range(0, 20).mapToObj(i -> "n" + (first + 3 * i)).toList();
            var key = repo + "#" + number;
            await().untilAsserted(() -> assertThat(bot.reasonsOf(key)).isEqualTo(expected));
        }
    }

    @Test
    void aFailingEventHoldsItsOwnKeyAndNoOther() {
        bot.failures.put("needs patience", 2);
        kafka.send(record(null, failed(1, "needs patience")));
        kafka.send(record(null, failed(1, "waits behind it")));
        kafka.send(record(null, failed(2, "not concerned")));

        await().untilAsserted(() ->
                assertThat(bot.reasonsOf(repo + "#1")).containsExactly("needs patience", "waits behind it"));
        assertThat(bot.reasonsOf(repo + "#2")).containsExactly("not concerned");
    }

    @Test
    void whatMeetsGitHubsLimitComesBackWhenItIsOverAndLosesNoAttempt() {
        bot.failures.put("limited " + repo, 6); // more than the four attempts that a row has
        kafka.send(record("limited-" + repo, failed(1, "limited " + repo)));
        kafka.send(record(null, failed(1, "behind")));

        await().untilAsserted(
                        () -> assertThat(bot.reasonsOf(repo + "#1")).containsExactly("limited " + repo, "behind"));
        var attempts = db.first("select attempts from inbox where ce_id = ?", row -> row.getInt(1), "limited-" + repo);
        assertThat(attempts).contains(0);
    }

    @Test
    void aSlowEventHoldsItsOwnKeyAndNoOther() {
        bot.gates.put("slow " + repo, new CountDownLatch(1));
        kafka.send(record(null, failed(1, "slow " + repo)));
        kafka.send(record(null, failed(1, "behind")));
        kafka.send(record(null, failed(2, "free")));

        await().untilAsserted(() -> assertThat(bot.reasonsOf(repo + "#2")).containsExactly("free"));
        assertThat(bot.reasonsOf(repo + "#1")).isEmpty();
        bot.gates.get("slow " + repo).countDown();
        await().untilAsserted(() -> assertThat(bot.reasonsOf(repo + "#1")).containsExactly("slow " + repo, "behind"));
    }

    @Test
    void whatFailsForGoodIsDeadLetteredWithItsReasonAndItsKeyGoesOn() {
        kafka.send(record("poisoned-" + repo, failed(7, "poison")));
        kafka.send(record(null, failed(7, "goes on")));

        var letter = deadLetterOf("poisoned-" + repo);
        assertThat(letter.bot()).isEqualTo("test-bot");
        assertThat(letter.pullRequest()).isEqualTo(PullRequestRef.parse(repo + "#7"));
        assertThat(letter.reason()).isEqualTo("This review can never be handled");
        assertThat(letter.topic()).isEqualTo("pipe.reviews");
        assertThat(letter.attempts()).isEqualTo(1);
        await().untilAsserted(() -> assertThat(bot.reasonsOf(repo + "#7")).containsExactly("goes on"));
    }

    @Test
    void whatFailsTooOftenIsDeadLettered() {
        bot.failures.put("never " + repo, 100);
        kafka.send(record("never-" + repo, failed(7, "never " + repo)));

        // two workers may meet it between a failure and its settling, and each counts its own
        assertThat(deadLetterOf("never-" + repo).attempts()).isBetween(config.maxAttempts(), config.maxAttempts() + 2);
    }

    @Test
    void anOutageOfGitHubsIsWaitedOutHoweverOftenItIsMet() {
        bot.failures.put("outage " + repo, config.maxAttempts() + 2);
        kafka.send(record("outage-" + repo, failed(7, "outage " + repo)));

        await().untilAsserted(() -> assertThat(bot.reasonsOf(repo + "#7")).hasSize(1));
    }

    @Test
    void anOutageThatOutlastsOurPatienceIsDeadLettered() {
        bot.failures.put("outage " + repo, 100);
        kafka.send(record("long-outage-" + repo, failed(7, "outage " + repo)));
        await().untilAsserted(() -> assertThat(attempts("long-outage-" + repo)).isGreaterThan(config.maxAttempts()));

        db.update("update inbox set received_at = now() - interval '3 hours' where ce_id = ?", "long-outage-" + repo);

        assertThat(deadLetterOf("long-outage-" + repo).reason()).isEqualTo("GitHub answered 503");
    }

    private int attempts(String id) {
        return db.first("select attempts from inbox where ce_id = ?", row -> row.getInt("attempts"), id)
                .orElse(0);
    }

    @Test
    void aWriteWaitsAnOutageOutAsWell() {
        QuarkusTransaction.requiringNew().run(() -> outbox.write(comment(25, "an outage of six attempts")));

        await().untilAsserted(() -> assertThat(writesOfThisTest()).hasSize(1));
    }

    @Test
    void whatIsTooMuchForTheMemoryStopsNoWorkerAndIsDeadLetteredInTheEnd() {
        bot.failures.put("heavy " + repo, 100);
        var more = config.workers() + 1;
        for (var i = 0; i < more; i++) {
            bot.failures.put("heavy " + i + repo, 1);
            kafka.send(record(null, failed(100 + i, "heavy " + i + repo)));
        }
        kafka.send(record("heavy-" + repo, failed(7, "heavy " + repo)));

        assertThat(deadLetterOf("heavy-" + repo).reason()).isEqualTo("OutOfMemoryError: more than there is");
        for (var i = 0; i < more; i++) {
            var key = repo + "#" + (100 + i);
            await().untilAsserted(() -> assertThat(bot.reasonsOf(key)).hasSize(1));
        }
    }

    @Test
    void whatWasGivenUpIsTriedAgainByItsRowAndOnce() {
        bot.failures.put("mended " + repo, 4);
        kafka.send(record("mended-" + repo, failed(16, "mended " + repo)));
        var letter = deadLetterOf("mended-" + repo);
        assertThat(requeue.dead()).anySatisfy(row -> {
            assertThat(row.id()).isEqualTo("mended-" + repo);
            assertThat(row.row()).isEqualTo(letter.rowId());
            assertThat(row.reason()).contains("not yet");
        });

        assertThat(requeue.inboxRow(letter.rowId())).isTrue();

        await().untilAsserted(() -> assertThat(bot.reasonsOf(repo + "#16")).containsExactly("mended " + repo));
        assertThat(requeue.inboxRow(letter.rowId())).isFalse();
        assertThat(requeue.dead()).noneSatisfy(row -> assertThat(row.id()).isEqualTo("mended-" + repo));
    }

    @Test
    void aRawDeliveryIsLookedAtAgainWhateverBecameOfIt() {
        var id = "again-" + repo;
        var attributes = new CloudEvents.Attributes(id, "dev.pipe.webhook", "github", clock.instant(), null, null);
        kafka.send(CloudEvents.record("pipe.webhooks", repo, "{}".getBytes(StandardCharsets.UTF_8), attributes));
        await().untilAsserted(() ->
                assertThat(bot.raw).filteredOn(raw -> raw.id().equals(id)).hasSize(1));
        await().untilAsserted(() -> assertThat(rows("inbox", repo)).isEqualTo(1));

        assertThat(requeue.delivery(id)).isTrue();

        await().untilAsserted(() ->
                assertThat(bot.raw).filteredOn(raw -> raw.id().equals(id)).hasSize(2));
        assertThat(requeue.delivery("nothing-" + repo)).isFalse();
    }

    @Test
    void aMalformedValueFailsInARowOfItsOwn() {
        var malformed = record("malformed-" + repo, failed(8, "x"));
        kafka.send(copy(malformed, "{\"run\": 12, oops".getBytes(StandardCharsets.UTF_8)));
        kafka.send(record(null, failed(8, "next")));

        assertThat(deadLetterOf("malformed-" + repo).reason()).contains("dev.pipe.review.failed.v1");
        await().untilAsserted(() -> assertThat(bot.reasonsOf(repo + "#8")).containsExactly("next"));
    }

    @Test
    void unknownTypesAreSkippedAndUnknownFieldsTolerated() {
        var event = failed(9, "from a newer bot");
        var body = new String(json.write(event), StandardCharsets.UTF_8).replaceFirst("\\{", "{\"colour\":\"blue\",");
        kafka.send(copy(record(null, event), body.getBytes(StandardCharsets.UTF_8)));
        var unknown = record(null, failed(9, "never read"));
        unknown.headers().remove(CloudEvents.TYPE);
        unknown.headers().add(CloudEvents.TYPE, "dev.pipe.review.sung.v1".getBytes(StandardCharsets.UTF_8));
        kafka.send(unknown);
        kafka.send(record(null, failed(9, "last")));

        await().untilAsserted(() -> assertThat(bot.reasonsOf(repo + "#9")).containsExactly("from a newer bot", "last"));
        assertThat(rows("inbox", repo + "#9")).isEqualTo(2);
    }

    @Test
    void aHandlerOfAFamilyIsHandedEveryMember() {
        var raised = new HoldRaised("h", "bot/" + repo, "*", "silent", Instant.parse("2026-11-23T10:00:00Z"));
        var cleared = new HoldCleared("h", "bot/" + repo, "back", Instant.parse("2026-11-23T10:01:00Z"));
        kafka.send(record(null, raised));
        kafka.send(record(null, cleared));

        await().untilAsserted(() -> assertThat(bot.handled).contains(raised, cleared));
    }

    @Test
    void whatAHandlerPublishesLeavesOnlyIfItsTransactionCommits() {
        bot.failures.put("answer late " + repo, 2);
        kafka.send(record("late-" + repo, failed(3, "answer late " + repo)));
        kafka.send(record("never-" + repo, failed(4, "answer never " + repo)));
        bot.failures.put("answer never " + repo, 100);

        await().untilAsserted(() -> assertThat(kafka.ids(Topic.INFRA)).contains("answer-to-late-" + repo));
        assertThat(kafka.ids(Topic.INFRA).stream().filter(("answer-to-late-" + repo)::equals))
                .hasSize(1);
        deadLetterOf("never-" + repo);
        assertThat(kafka.ids(Topic.INFRA)).doesNotContain("answer-to-never-" + repo);
    }

    @Test
    void aKeysEventsArePublishedInTheOrderOfTheirCommitsThoughManyWriteAtOnce() throws Exception {
        try (var pool = Executors.newFixedThreadPool(4)) {
            var tasks = new ArrayList<java.util.concurrent.Future<?>>();
            for (var thread = 0; thread < 4; thread++) {
                var name = thread;
                tasks.add(pool.submit(() -> IntStream.range(0, 25)
                        .forEach(i -> QuarkusTransaction.requiringNew().run(() -> {
                            outbox.publish(name + ":" + i + "@" + repo, failed(5, "x"));
                        }))));
            }
            for (var task : tasks) {
                task.get();
            }
        }
        await().untilAsserted(() -> assertThat(published()).hasSize(100));
        var bySequence = db.query(
                "select ce_id from outbox where event_key = ? order by seq", row -> row.getString(1), repo + "#5");
        assertThat(published()).isEqualTo(bySequence);
    }

    @Test
    void theTraceOfARecordGoesOnInWhatItsHandlerPublishes() {
        var traced = record("traced-" + repo, failed(6, "answer " + repo));
        traced.headers().add(Traces.TRACE_PARENT, TRACE.getBytes(StandardCharsets.UTF_8));
        kafka.send(traced);

        await().untilAsserted(
                        () -> assertThat(kafka.header(Topic.INFRA, "answer-to-traced-" + repo, Traces.TRACE_PARENT))
                                .startsWith("00-0af7651916cd43dd8448eb211c80319c-")
                                .isNotEqualTo(TRACE));
    }

    @Test
    void aWriteIsPerformedAfterTheCommitAndOnlyTheNewestOfASlot() {
        QuarkusTransaction.requiringNew().run(() -> {
            outbox.write(comment(11, "first"));
            outbox.write(comment(11, "second"));
        });
        await().untilAsserted(() -> assertThat(performedOn(11)).hasSize(1));
        assertThat(performedOn(11).getFirst().markdown()).isEqualTo("second");
    }

    @Test
    void aWriteWhoseEndWasNotSeenIsRepeatedAsSuch() {
        QuarkusTransaction.requiringNew().run(() -> outbox.write(comment(12, "flaky")));

        await().untilAsserted(() -> assertThat(performedOn(12)).hasSize(1));
        assertThat(github.repeated).contains(comment(12, "flaky"));
    }

    @Test
    void aWriteThatMeetsGitHubsLimitComesBackWhenItIsOverAndLosesNoAttempt() {
        QuarkusTransaction.requiringNew().run(() -> outbox.write(comment(14, "limited")));

        await().untilAsserted(() -> assertThat(performedOn(14)).hasSize(1));
        assertThat(github.repeated).contains(comment(14, "limited"));
        await().untilAsserted(() -> assertThat(db.first(
                        "select attempts from github_write where event_key = ? and state = 'done'",
                        row -> row.getInt(1),
                        repo + "#14"))
                .contains(1));
    }

    @Test
    void ofWritesThatWaitForTheBudgetTheMostUrgentGoesFirst() {
        var payer = inForce.payer(comment(20, ""));
        close(payer);
        var labels = new GitHubWrite.SetLabels(pullRequest(21), List.of("a"), List.of("a"));
        var before = comment(23, "stands before a merge, and so is as urgent");
        var merge = new GitHubWrite.Merge(pullRequest(23), "run", "sha", "main", "merge", "");
        List.of(labels, comment(22, "story"), new GitHubWrite.Reply(pullRequest(20), "r", "answer"), before, merge)
                .forEach(write -> QuarkusTransaction.requiringNew().run(() -> outbox.write(write)));
        assertThat(writesOfThisTest()).isEmpty();

        db.update("delete from github_budget where payer = ? and urgency = -1", payer);

        await().untilAsserted(() -> assertThat(writesOfThisTest()).hasSize(5));
        assertThat(chosen("#2")).containsExactly("UpsertComment", "Merge", "Reply", "UpsertComment", "SetLabels");
        assertThat(writesOfThisTest()).containsSubsequence(before, merge);
    }

    @Test
    void howMuchWaitsAndForHowLongIsMeasured() {
        var write = comment(24, "waits");
        var payer = inForce.payer(write);
        close(payer);
        QuarkusTransaction.requiringNew().run(() -> outbox.write(write));
        db.update("update github_write set created_at = now() - interval '1 minute' where event_key = ?", write.key());

        await().untilAsserted(() -> {
            queues.measure();
            assertThat(gauge(MeasureQueues.ROWS, "queue", "github_write")).isGreaterThanOrEqualTo(1);
            assertThat(gauge(MeasureQueues.OLDEST, "queue", "github_write")).isGreaterThanOrEqualTo(60);
            assertThat(gauge(MeasureQueues.BUDGET_WAIT)).isBetween(3000.0, 3600.0);
        });

        db.update("delete from github_budget where payer = ? and urgency = -1", payer);

        await().untilAsserted(() -> {
            queues.measure();
            assertThat(gauge(MeasureQueues.OLDEST, "queue", "github_write")).isLessThan(60);
            assertThat(gauge(MeasureQueues.BUDGET_WAIT)).isZero();
        });
    }

    private void close(String payer) {
        db.update("""
                insert into github_budget (payer, urgency, opens_at) values (?, -1, now() + interval '1 hour')
                on conflict (payer, urgency) do update set opens_at = excluded.opens_at""", payer);
    }

    private double gauge(String name, String... tags) {
        return registry.get(name).tags(tags).gauge().value();
    }

    /** Long enough for a machine that does other things beside. */
    private static ConditionFactory await() {
        return Awaitility.await().atMost(Duration.ofSeconds(30));
    }

    private List<GitHubWrite> writesOfThisTest() {
        return github.performed.stream()
                .filter(write -> write.key().startsWith(repo + "#2"))
                .toList();
    }

    /** What was begun in which order; who is done first is up to the threads. */
    private List<String> chosen(String numbers) {
        return db.query(
                "select kind from github_write where event_key like ? order by not_before",
                row -> row.getString("kind"),
                repo + numbers + "%");
    }

    @Test
    void theBudgetIsOneForAllReplicas() {
        var policy = new WriteBudgetPolicy(Duration.ofSeconds(1), 80, 500, 0.05); // four a minute
        var clock = new MovableTime();
        var budget = new WriteBudget(db, policy, true, clock);
        var replica = new WriteBudget(db, policy, true, clock);
        var row = new WriteRow(1, "Merge", "k", "{}", null, false, repo, Urgency.DECISION.ordinal(), 0, false);
        var label = new WriteRow(2, "SetLabels", "k", "{}", null, false, repo, Urgency.DECORATION.ordinal(), 0, false);

        assertThat(take(budget, row)).isPresent();
        assertThat(take(replica, row)).isEmpty(); // a second apart
        clock.forward(Duration.ofSeconds(1));
        var place = take(replica, row);
        assertThat(place).isPresent();
        assertThat(take(budget, label)).isEmpty();
        settle(replica, row, place.getAsLong(), new Changes(0, 0)); // it stood there already
        assertThat(take(budget, row)).isPresent();
        clock.forward(Duration.ofSeconds(1));
        var twice = take(budget, row);
        settle(budget, row, twice.getAsLong(), new Changes(2, 0));
        clock.forward(Duration.ofSeconds(1));
        assertThat(take(replica, row)).isEmpty(); // four a minute were created
        clock.forward(Duration.ofSeconds(58));
        assertThat(take(replica, label)).isEmpty(); // for labels two
        assertThat(take(replica, row)).isPresent();
    }

    @Test
    void aPayerWhomGitHubLimitsHoldsNoOther() {
        var clock = new MovableTime();
        var budget = new WriteBudget(db, new WriteBudgetPolicy(Duration.ofMillis(1), 0, 0, 1), true, clock);
        var ours = new WriteRow(1, "Merge", "k", "{}", null, false, repo, 0, 0, false);
        var others = new WriteRow(1, "Merge", "k", "{}", null, false, repo + "-other", 0, 0, false);
        QuarkusTransaction.requiringNew()
                .run(() -> budget.close(ours, clock.instant().plusSeconds(30)));

        assertThat(take(budget, ours)).isEmpty();
        assertThat(take(budget, others)).isPresent();
        clock.forward(Duration.ofSeconds(30));
        assertThat(take(budget, ours)).isPresent();
    }

    private static OptionalLong take(WriteBudget budget, WriteRow row) {
        return QuarkusTransaction.requiringNew().call(() -> budget.take(row));
    }

    private static void settle(WriteBudget budget, WriteRow row, long place, Changes changes) {
        QuarkusTransaction.requiringNew().run(() -> budget.spent(row, place, changes));
    }

    @Test
    void aWriteThatGitHubWillNeverDoIsDeadLetteredAndTheNextIsPerformed() {
        QuarkusTransaction.requiringNew().run(() -> {
            outbox.write(new GitHubWrite.Reply(pullRequest(13), "a", "hopeless"));
            outbox.write(comment(13, "next"));
        });
        await().untilAsserted(() -> assertThat(performedOn(13)).hasSize(1));
        await().untilAsserted(() -> assertThat(deadLetters()).anySatisfy(letter -> {
            assertThat(letter.pullRequest()).isEqualTo(pullRequest(13));
            assertThat(letter.reason()).isEqualTo("GitHub says 422");
        }));
    }

    @Test
    void theBotIsToldWhatBecameOfAMerge() {
        var merge = new GitHubWrite.Merge(pullRequest(14), "run", "head", "main", "squash", "refused");
        QuarkusTransaction.requiringNew().run(() -> outbox.write(merge));

        await().untilAsserted(() -> assertThat(bot.settled).contains(new WriteSettled(merge, "the head moved")));
    }

    @Test
    void whatIsNotWantedAnyMoreIsNotPerformedAndTheBotIsTold() {
        var merge = new GitHubWrite.Merge(pullRequest(15), "run", "head", "main", "squash", "recalled");
        QuarkusTransaction.requiringNew().run(() -> {
            outbox.write(merge);
            outbox.write(comment(15, "next"));
        });

        await().untilAsserted(() -> assertThat(bot.settled).contains(new WriteSettled(merge, "it is held", true)));
        await().untilAsserted(() -> assertThat(performedOn(15)).hasSize(1));
    }

    @Test
    void aRawRecordIsReadAgainFromItsPositionHoweverLarge() {
        var body = "x".repeat(20_000_000).getBytes(StandardCharsets.UTF_8);
        var attributes =
                new CloudEvents.Attributes("raw-" + repo, "dev.pipe.webhook", "github", clock.instant(), null, null);
        kafka.send(CloudEvents.record("pipe.webhooks", repo, body, attributes));

        await().untilAsserted(() -> assertThat(bot.raw).anySatisfy(raw -> {
            assertThat(raw.id()).isEqualTo("raw-" + repo);
            assertThat(raw.body()).hasSize(20_000_000);
        }));
        assertThat(db.first("select body from inbox where ce_id = ?", row -> row.getBytes(1) == null, "raw-" + repo))
                .contains(true);
    }

    @Test
    void aBacklogOfRawRecordsTakesEffectOnceAndInOrderThoughSomeOfItFail() {
        bot.failures.put("n30", 2);
        IntStream.range(0, 90).forEach(i -> {
            var text = i == 31 ? "poison" : "n" + i;
            var attributes = new CloudEvents.Attributes(
                    "run-" + i + repo, "dev.pipe.webhook", "github", clock.instant(), null, null);
            kafka.send(CloudEvents.record(
                    "pipe.webhooks", repo + "#" + (30 + i % 3), text.getBytes(StandardCharsets.UTF_8), attributes));
        });

        for (var key = 0; key < 3; key++) {
            var first = key;
            var expected = IntStream.range(0, 30)
                    .map(i -> first + 3 * i)
                    .filter(i -> i != 31)
                    .mapToObj(i -> "of-run-" + i + repo)
                    .toList();
            await().atMost(Duration.ofSeconds(40)).untilAsserted(() -> assertThat(db.query(
                            "select ce_id from outbox where event_key = ? and ce_id like 'of-%' order by seq",
                            row -> row.getString(1), repo + "#" + (30 + first)))
                    .isEqualTo(expected));
        }
        await().untilAsserted(() -> assertThat(deadLetters())
                .filteredOn(letter -> letter.eventId().equals("run-31" + repo))
                .hasSize(1));
    }

    @Test
    void settledRowsArePrunedAfterTheirRetention() {
        kafka.send(record("old-" + repo, failed(15, "old")));
        kafka.send(record("young-" + repo, failed(15, "young")));
        await().untilAsserted(() -> assertThat(bot.reasonsOf(repo + "#15")).hasSize(2));
        await().untilAsserted(() -> assertThat(db.update(
                        "update inbox set settled_at = now() - interval '15 days' where ce_id = ? and state = 'done'",
                        "old-" + repo))
                .isEqualTo(1));

        pruneRows.prune();

        assertThat(rows("inbox", repo + "#15")).isEqualTo(1);
    }

    private ReviewFailed failed(int number, String reason) {
        var run = new RunRef("run-" + number, pullRequest(number), "c0ffee", "main", 1);
        return new ReviewFailed(run, reason, Instant.parse("2026-11-23T10:00:00Z"));
    }

    private PullRequestRef pullRequest(int number) {
        return PullRequestRef.parse(repo + "#" + number);
    }

    private GitHubWrite.UpsertComment comment(int number, String text) {
        return new GitHubWrite.UpsertComment(pullRequest(number), "living", text);
    }

    private List<GitHubWrite.UpsertComment> performedOn(int number) {
        return github.performed.stream()
                .filter(GitHubWrite.UpsertComment.class::isInstance)
                .map(GitHubWrite.UpsertComment.class::cast)
                .filter(write -> write.pullRequest().equals(pullRequest(number)))
                .toList();
    }

    private ProducerRecord<byte[], byte[]> record(String id, Event event) {
        var entry = EventCatalogue.of(event.getClass());
        var attributes = new CloudEvents.Attributes(
                id == null ? UUID.randomUUID().toString() : id,
                entry.type(),
                "pipe/other-bot",
                clock.instant(),
                event.key(),
                null);
        return CloudEvents.record(entry.topic().topicName(), event.key(), json.write(event), attributes);
    }

    private static ProducerRecord<byte[], byte[]> copy(ProducerRecord<byte[], byte[]> of, byte[] body) {
        return new ProducerRecord<>(of.topic(), null, of.key(), body, of.headers());
    }

    private DeadLettered deadLetterOf(String eventId) {
        await().untilAsserted(() ->
                assertThat(deadLetters()).anyMatch(letter -> letter.eventId().equals(eventId)));
        return deadLetters().stream()
                .filter(letter -> letter.eventId().equals(eventId))
                .findFirst()
                .orElseThrow();
    }

    private List<DeadLettered> deadLetters() {
        return kafka.values(Topic.DEAD_LETTER).stream()
                .map(value -> (DeadLettered) json.read("dev.pipe.bot.dead-lettered.v1", value))
                .toList();
    }

    private List<String> published() {
        return kafka.ids(Topic.REVIEWS).stream()
                .filter(id -> id.endsWith("@" + repo))
                .toList();
    }

    private int rows(String table, String key) {
        return db.first("select count(*) from " + table + " where event_key = ?", row -> row.getInt(1), key)
                .orElseThrow();
    }
}
