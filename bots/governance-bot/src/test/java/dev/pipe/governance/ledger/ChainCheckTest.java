package dev.pipe.governance.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipe.common.event.LedgerHead;
import dev.pipe.governance.ledger.Ledger.Position;
import dev.pipe.governance.ledger.LedgerFinding.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChainCheckTest {

    private static final Instant NOON = Instant.parse("2026-05-04T12:00:00.123456Z");

    private final List<LedgerRow> rows = chain(5);
    private final List<LedgerHead> heads = headsOf(rows);
    private Position tip = tipOf(rows);

    @Test
    void anUntouchedLedgerIsIntact() {
        assertThat(check(rows)).isEqualTo(LedgerFinding.intact(5, 5));
    }

    @Test
    void anEmptyLedgerIsIntact() {
        tip = new Position(0, LedgerRow.GENESIS, null);
        heads.clear();
        assertThat(check(List.of())).isEqualTo(LedgerFinding.intact(0, 0));
    }

    @Test
    void rowsThatAreNotPublishedYetRestOnTheChain() {
        heads.removeLast();
        assertThat(check(rows)).isEqualTo(LedgerFinding.intact(5, 4));
    }

    @Test
    void rowsAppendedWhileItIsReadAreFine() {
        tip = tipOf(rows.subList(0, 3));
        assertThat(check(rows).verdict()).isEqualTo(Verdict.INTACT);
    }

    @Test
    void anEditedRowIsNamed() {
        rows.set(
                2,
                with(
                        rows.get(2),
                        rows.get(2).sequence(),
                        "{\"a\":\"forged\"}",
                        rows.get(2).previousHash()));
        assertBroken(3, "Row 3 was edited");
    }

    @Test
    void anEditedRowWithANewHashIsFoundByTheNext() {
        var forged = with(rows.get(2), 3, "{\"a\":\"forged\"}", rows.get(2).previousHash())
                .sealed();
        rows.set(2, forged);
        heads.clear();
        assertBroken(4, "Row 4 does not follow row 3");
    }

    @Test
    void aRewrittenTailIsFoundByWhatWasPublished() {
        rows.set(
                3,
                with(rows.get(3), 4, "{\"a\":\"forged\"}", rows.get(3).previousHash())
                        .sealed());
        rows.set(4, with(rows.get(4), 5, "{}", rows.get(3).hash()).sealed());
        tip = tipOf(rows);
        assertBroken(4, "Row 4 is not the one whose hash was published");
    }

    @Test
    void aRemovedRowIsNamed() {
        rows.remove(1);
        assertBroken(2, "Row 2 is missing: row 3 comes next");
    }

    @Test
    void reorderedRowsAreNamed() {
        var second = rows.get(1);
        var third = rows.get(2);
        rows.set(1, with(third, 2, third.payload(), third.previousHash()));
        rows.set(2, with(second, 3, second.payload(), second.previousHash()));
        assertBroken(2, "reordered");
    }

    @Test
    void aCutTailIsFoundByWhatWasPublished() {
        rows.subList(3, 5).clear();
        tip = tipOf(rows);
        assertBroken(4, "Row 4 is missing: the hash of row 5 was published");
    }

    @Test
    void aCutTailThatGrewAgainIsFoundByTwoHashesForOneRow() {
        rows.set(
                4,
                with(rows.get(4), 5, "{\"a\":\"another\"}", rows.get(4).previousHash())
                        .sealed());
        tip = tipOf(rows);
        heads.add(new LedgerHead(Ledger.NAME, 5, rows.get(4).hash(), NOON));
        assertBroken(5, "Row 5 is not the one whose hash was published");
    }

    @Test
    void aCutTailIsFoundByTheTipWhenNothingWasPublished() {
        rows.removeLast();
        heads.clear();
        assertBroken(5, "Row 5 is missing: row 5 was the newest");
    }

    @Test
    void aFirstRowThatIsNotTheFirstIsFound() {
        rows.removeFirst();
        assertBroken(1, "Row 1 is missing");
    }

    @Test
    void theHashDoesNotDependOnTheLayoutOfTheJson() {
        var row = rows.getFirst();
        var relaid = with(row, 1, "{ \"outcome\" : 2,\n \"a\": 1}", row.previousHash());
        var canonical = with(row, 1, "{\"a\":1,\"outcome\":2}", row.previousHash());

        assertThat(relaid.computedHash()).isEqualTo(canonical.computedHash());
    }

    @Test
    void theHashIsTheSameEverywhere() {
        assertThat(rows.getFirst().hash())
                .as("a change of the canonical form breaks every ledger there is")
                .isEqualTo("d51d868797379f1a60b714614b39890e87912c31fa2f060fb67d01d499a89a42");
    }

    private LedgerFinding check(List<LedgerRow> given) {
        var check = new ChainCheck(tip, heads);
        given.forEach(check::add);
        return check.finish();
    }

    private void assertBroken(long row, String problem) {
        var finding = check(rows);
        assertThat(finding.verdict()).isEqualTo(Verdict.BROKEN);
        assertThat(finding.problem()).contains(problem);
        assertThat(finding.brokenRow()).isEqualTo(row);
    }

    private static List<LedgerRow> chain(int length) {
        var rows = new ArrayList<LedgerRow>();
        var previous = LedgerRow.GENESIS;
        for (var sequence = 1; sequence <= length; sequence++) {
            var row = new LedgerRow(
                            sequence,
                            NOON.plusSeconds(sequence),
                            "APPROVED",
                            "ann#1",
                            "o/r#1",
                            "head",
                            "main",
                            "run",
                            "rules-1/0",
                            "input",
                            "{\"a\":" + sequence + "}",
                            previous,
                            "")
                    .sealed();
            rows.add(row);
            previous = row.hash();
        }
        return rows;
    }

    private static List<LedgerHead> headsOf(List<LedgerRow> rows) {
        return new ArrayList<>(rows.stream()
                .map(row -> new LedgerHead(Ledger.NAME, row.sequence(), row.hash(), row.recordedAt()))
                .toList());
    }

    private static Position tipOf(List<LedgerRow> rows) {
        return new Position(rows.getLast().sequence(), rows.getLast().hash(), null);
    }

    private static LedgerRow with(LedgerRow row, long sequence, String payload, String previousHash) {
        return new LedgerRow(
                sequence,
                row.recordedAt(),
                row.kind(),
                row.who(),
                row.pullRequest(),
                row.headSha(),
                row.base(),
                row.runId(),
                row.policyVersion(),
                row.inputHash(),
                payload,
                previousHash,
                row.hash());
    }
}
