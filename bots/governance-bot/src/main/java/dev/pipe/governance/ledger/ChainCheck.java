package dev.pipe.governance.ledger;

import dev.pipe.common.event.LedgerHead;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Holds rows against each other and against the heads that were published: what changed inside is found by the chain,
 * what was cut or rewritten from some row to the end by the heads. Rows are given in the order of their sequence.
 */
final class ChainCheck {

    private final TreeMap<Long, Set<String>> published;
    private final Ledger.Position tip;
    private long rows;
    private String lastHash = LedgerRow.GENESIS;
    private LedgerFinding broken;

    /** @param tip the bot's own note of its newest row, read before the rows: later rows may have joined since */
    ChainCheck(Ledger.Position tip, List<LedgerHead> heads) {
        this.tip = tip;
        this.published = heads.stream()
                .collect(Collectors.groupingBy(
                        LedgerHead::sequence, TreeMap::new, Collectors.mapping(LedgerHead::hash, Collectors.toSet())));
    }

    void add(LedgerRow row) {
        if (broken == null) {
            var problem = problemOf(row);
            if (problem != null) {
                broken = LedgerFinding.broken(rows, Math.min(row.sequence(), rows + 1), problem, anchored());
            }
        }
        rows++;
        lastHash = row.hash();
    }

    LedgerFinding finish() {
        if (broken != null) {
            return broken.of(rows);
        }
        if (anchored() > rows) {
            return LedgerFinding.broken(
                    rows, rows + 1, "is missing: the hash of row " + anchored() + " was published", anchored());
        }
        if (tip.sequence() > rows) {
            return LedgerFinding.broken(
                    rows, rows + 1, "is missing: row " + tip.sequence() + " was the newest", anchored());
        }
        return LedgerFinding.intact(rows, anchored());
    }

    private String problemOf(LedgerRow row) {
        if (row.sequence() != rows + 1) {
            return "is missing: row " + row.sequence() + " comes next";
        }
        var follows = row.previousHash().equals(lastHash);
        var genuine = row.computedHash().equals(row.hash());
        if (!genuine) {
            return follows
                    ? "was edited: its content does not give its hash"
                    : "is not what was written here: it neither follows row " + rows
                            + " nor gives its own hash, as rows that were reordered";
        }
        if (!follows) {
            return "does not follow row " + rows + ": one of the two was replaced";
        }
        if (row.sequence() == tip.sequence() && !row.hash().equals(tip.hash())) {
            return "is not the one that was appended last: it was rewritten";
        }
        if (!published.getOrDefault(row.sequence(), Set.of(row.hash())).equals(Set.of(row.hash()))) {
            return "is not the one whose hash was published: it was rewritten with all that follow";
        }
        return null;
    }

    private long anchored() {
        return published.isEmpty() ? 0 : published.lastKey();
    }
}
