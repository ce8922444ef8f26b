package dev.pipe.governance.ledger;

/**
 * What the verifier found.
 *
 * @param rows how many rows were read
 * @param brokenRow sequence of the first row that is not as it was written; null when all are
 * @param problem what is wrong, in a sentence; null when nothing is
 * @param anchored the newest sequence whose hash was found published; rows after it rest on the chain alone
 */
public record LedgerFinding(Verdict verdict, long rows, Long brokenRow, String problem, long anchored) {

    /** The verdict in one word. */
    public enum Verdict {
        INTACT,
        BROKEN,
        /** The chain holds, but what was published could not be read: nothing says that the tail is complete. */
        UNANCHORED
    }

    static LedgerFinding intact(long rows, long anchored) {
        return new LedgerFinding(Verdict.INTACT, rows, null, null, anchored);
    }

    static LedgerFinding broken(long rows, long row, String problem, long anchored) {
        return new LedgerFinding(Verdict.BROKEN, rows, row, "Row " + row + " " + problem, anchored);
    }

    LedgerFinding of(long rows) {
        return new LedgerFinding(verdict, rows, brokenRow, problem, anchored);
    }

    LedgerFinding unanchored(String why) {
        return verdict == Verdict.BROKEN ? this : new LedgerFinding(Verdict.UNANCHORED, rows, null, why, 0);
    }
}
