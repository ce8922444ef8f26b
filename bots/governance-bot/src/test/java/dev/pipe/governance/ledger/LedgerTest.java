package dev.pipe.governance.ledger;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.pipe.common.db.Db;
import dev.pipe.common.event.Actor;
import dev.pipe.common.event.PullRequestRef;
import dev.pipe.common.event.RunRef;
import dev.pipe.governance.WithApiToken;
import dev.pipe.governance.ledger.LedgerEntry.Kind;
import dev.pipe.governance.ledger.LedgerFinding.Verdict;
import dev.pipe.sandbox.tests.SandboxResource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The ledger in a real PostgreSQL, anchored in a real Kafka, and everything somebody with SQL could do to it. */
@QuarkusTest
@QuarkusTestResource(SandboxResource.class)
@TestProfile(WithApiToken.class)
class LedgerTest {

    private static final PullRequestRef PULL_REQUEST = PullRequestRef.parse("acme/ledger#1");

    @Inject
    Ledger ledger;

    @Inject
    Db db;

    private long last;

    @BeforeEach
    void fiveRowsThatArePublished() {
        IntStream.range(0, 5).forEach(i -> append("row " + i));
        last = ledger.tip().sequence();
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(verify()).isEqualTo(LedgerFinding.intact(last, last)));
        db.update("create table ledger_as_it_was as table ledger");
        db.update("create table tip_as_it_was as table ledger_tip");
    }

    @AfterEach
    void mendIt() {
        db.update("delete from ledger");
        db.update("insert into ledger table ledger_as_it_was");
        db.update("delete from ledger_tip");
        db.update("insert into ledger_tip table tip_as_it_was");
        db.update("drop table ledger_as_it_was");
        db.update("drop table tip_as_it_was");
        assertThat(verify().verdict()).isEqualTo(Verdict.INTACT);
    }

    @Test
    void anEditOfAnyColumnIsFound() {
        for (var edit : List.of(
                "who = 'mallory#666'",
                "kind = 'REJECTED'",
                "recorded_at = recorded_at + interval '1 microsecond'",
                "pull_request = 'acme/ledger#2'",
                "head_sha = 'other'",
                "base = 'other'",
                "run_id = 'other'",
                "policy_version = 'other'",
                "input_hash = 'other'",
                "payload = jsonb_set(payload, '{outcome}', '\"forged\"')")) {
            db.update("update ledger set " + edit + " where sequence = ?", last - 2);
            assertBroken(last - 2, "Row " + (last - 2) + " was edited");
            restore();
        }
    }

    @Test
    void anEditThatTakesTheHashAlongIsFoundByTheRowAfter() {
        db.update("update ledger set who = 'mallory#666' where sequence = ?", last - 2);
        db.update("update ledger set hash = ? where sequence = ?", row(last - 2).computedHash(), last - 2);
        assertThat(verify().verdict()).isEqualTo(Verdict.BROKEN);
        assertBroken(last - 2, "is not the one whose hash was published");
    }

    @Test
    void aHistoryRewrittenToTheEndIsFoundByWhatWasPublished() {
        db.update("update ledger set who = 'mallory#666' where sequence = ?", last - 1);
        rehash(last - 1);
        db.update(
                "update ledger set previous_hash = ? where sequence = ?",
                row(last - 1).hash(),
                last);
        rehash(last);
        db.update("update ledger_tip set hash = ?", row(last).hash());
        assertBroken(last - 1, "is not the one whose hash was published");
    }

    @Test
    void aRemovedRowIsFound() {
        db.update("delete from ledger where sequence = ?", last - 2);
        assertBroken(last - 2, "Row " + (last - 2) + " is missing: row " + (last - 1) + " comes next");
    }

    @Test
    void aRemovedRowWhoseGapWasClosedIsFound() {
        db.update("delete from ledger where sequence = ?", last - 2);
        db.update("update ledger set sequence = sequence - 1 where sequence = ?", last - 1);
        db.update("update ledger set sequence = sequence - 1 where sequence = ?", last);
        assertBroken(last - 2, "neither follows row " + (last - 3) + " nor gives its own hash");
    }

    @Test
    void reorderedRowsAreFound() {
        db.update("update ledger set sequence = -1 where sequence = ?", last - 2);
        db.update("update ledger set sequence = ? where sequence = ?", last - 2, last - 1);
        db.update("update ledger set sequence = ? where sequence = -1", last - 1);
        assertBroken(last - 2, "reordered");
    }

    @Test
    void aCutTailIsFoundThoughTheTipWasCutToo() {
        db.update("delete from ledger where sequence > ?", last - 2);
        db.update(
                "update ledger_tip set sequence = ?, hash = ?",
                last - 2,
                row(last - 2).hash());
        assertBroken(last - 1, "Row " + (last - 1) + " is missing: the hash of row " + last + " was published");
    }

    @Test
    void anEmptiedLedgerIsFound() {
        db.update("delete from ledger");
        db.update("update ledger_tip set sequence = 0, hash = ?", LedgerRow.GENESIS);
        assertBroken(1, "Row 1 is missing");
    }

    @Test
    void appendsFromManySidesLeaveNoGapAndARolledBackOneLeavesNothing() throws Exception {
        try (var threads = Executors.newFixedThreadPool(8)) {
            var jobs = IntStream.range(0, 40)
                    .<Callable<Void>>mapToObj(i -> () -> {
                        if (i % 4 == 0) {
                            appendAndRollBack("never " + i);
                        } else {
                            append("many " + i);
                        }
                        return null;
                    })
                    .toList();
            for (var job : threads.invokeAll(jobs)) {
                job.get();
            }
        }
        var sequences =
                ledger.from(last + 1, 100).stream().map(LedgerRow::sequence).toList();
        assertThat(sequences)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(last + 1, last + 30).boxed().toList());
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(verify()).isEqualTo(LedgerFinding.intact(last + 30, last + 30)));
        keep();
    }

    @Test
    void rowsAreListedWithWhatTheyRestOn() {
        given().header("Authorization", "Bearer secret")
                .get("/api/ledger?from=" + last + "&limit=1")
                .then()
                .statusCode(200)
                .body("size()", equalTo(1))
                .body("[0].sequence", equalTo((int) last))
                .body("[0].who", equalTo("ann#1, bob#2"))
                .body("[0].payload.inputs.note", equalTo("row 4"));
    }

    @Test
    void aRowIsWrittenOnlyWithItsDecision() {
        assertThatThrownBy(() -> ledger.append(entry("outside of a transaction")))
                .isInstanceOf(IllegalStateException.class);
    }

    private void append(String note) {
        QuarkusTransaction.requiringNew().run(() -> ledger.append(entry(note)));
    }

    private void appendAndRollBack(String note) {
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    ledger.append(entry(note));
                    throw new UnsupportedOperationException("the decision fails after its row");
                }))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    private static LedgerEntry entry(String note) {
        return new LedgerEntry(
                Kind.APPROVED,
                new RunRef("run", PULL_REQUEST, "head", "main", 1),
                List.of(new Actor("ann", 1, false), new Actor("bob", 2, false)),
                "rules-1/0",
                Map.of("z", 1, "note", note, "a", 2),
                Map.of("verdict", "APPROVED"));
    }

    /** As the API answers. */
    private static LedgerFinding verify() {
        return given().header("Authorization", "Bearer secret")
                .get("/api/ledger/verify")
                .then()
                .statusCode(200)
                .extract()
                .as(LedgerFinding.class);
    }

    private static void assertBroken(long row, String problem) {
        var finding = verify();
        assertThat(finding.verdict()).as("%s", finding).isEqualTo(Verdict.BROKEN);
        assertThat(finding.problem()).contains(problem);
        assertThat(finding.brokenRow()).isEqualTo(row);
    }

    private LedgerRow row(long sequence) {
        return ledger.from(sequence, 1).getFirst();
    }

    private void rehash(long sequence) {
        db.update("update ledger set hash = ? where sequence = ?", row(sequence).computedHash(), sequence);
    }

    private void restore() {
        db.update("delete from ledger");
        db.update("insert into ledger table ledger_as_it_was");
    }

    private void keep() {
        db.update("drop table ledger_as_it_was");
        db.update("drop table tip_as_it_was");
        db.update("create table ledger_as_it_was as table ledger");
        db.update("create table tip_as_it_was as table ledger_tip");
    }
}
