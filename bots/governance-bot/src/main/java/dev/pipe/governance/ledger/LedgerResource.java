package dev.pipe.governance.ledger;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;

/** The ledger for those who check it. */
@Path("/api/ledger")
class LedgerResource {

    private static final int MOST = 1000;

    private final Ledger ledger;
    private final VerifyLedger verifyLedger;

    LedgerResource(Ledger ledger, VerifyLedger verifyLedger) {
        this.ledger = ledger;
        this.verifyLedger = verifyLedger;
    }

    /** Rows from a sequence on, at most {@code limit} (and never more than 1,000). */
    @GET
    public List<LedgerRow> from(
            @QueryParam("from") @DefaultValue("1") long from, @QueryParam("limit") @DefaultValue("100") int limit) {
        return ledger.from(from, Math.clamp(limit, 1, MOST));
    }

    @GET
    @Path("/verify")
    public LedgerFinding verify() {
        return verifyLedger.verify();
    }
}
