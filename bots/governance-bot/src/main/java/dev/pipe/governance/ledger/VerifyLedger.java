package dev.pipe.governance.ledger;

import dev.pipe.common.event.LedgerHead;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Recomputes the chain and compares it with what was published. */
@ApplicationScoped
class VerifyLedger {

    private static final int PAGE = 500;

    private final Ledger ledger;
    private final PublishedHeads heads;

    VerifyLedger(Ledger ledger, PublishedHeads heads) {
        this.ledger = ledger;
        this.heads = heads;
    }

    /** Heads are read first: what was published before is in the rows that are read after. */
    LedgerFinding verify() {
        try {
            var published = heads.read();
            var finding = verify(published);
            return published.isEmpty() && finding.rows() > 0
                    ? finding.unanchored("No head of this ledger was found published")
                    : finding;
        } catch (PublishedHeads.Unreadable e) {
            return verify(List.of()).unanchored(e.getMessage());
        }
    }

    private LedgerFinding verify(List<LedgerHead> published) {
        var check = new ChainCheck(ledger.tip(), published);
        var page = ledger.from(Long.MIN_VALUE, PAGE);
        while (!page.isEmpty()) {
            page.forEach(check::add);
            page = ledger.from(page.getLast().sequence() + 1, PAGE);
        }
        return check.finish();
    }
}
