package dev.pipe.governance.ledger;

import com.fasterxml.jackson.annotation.JsonRawValue;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
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

    /** A row as the API shows it. */
    record RowView(
            long sequence,
            Instant recordedAt,
            String kind,
            String who,
            String pullRequest,
            String headSha,
            String base,
            String runId,
            String policyVersion,
            String inputHash,
            @JsonRawValue String payload,
            String previousHash,
            String hash) {

        static RowView of(LedgerRow row) {
            return new RowView(
                    row.sequence(),
                    row.recordedAt(),
                    row.kind(),
                    row.who(),
                    row.pullRequest(),
                    row.headSha(),
                    row.base(),
                    row.runId(),
                    row.policyVersion(),
                    row.inputHash(),
                    row.payload(),
                    row.previousHash(),
                    row.hash());
        }
    }

    /** Rows from a sequence on, at most {@code limit} (and never more than 1,000). */
    @GET
    public List<RowView> from(
            @QueryParam("from") @DefaultValue("1") long from, @QueryParam("limit") @DefaultValue("100") int limit) {
        return ledger.from(from, Math.clamp(limit, 1, MOST)).stream()
                .map(RowView::of)
                .toList();
    }

    @GET
    @Path("/verify")
    public LedgerFinding verify() {
        return verifyLedger.verify();
    }
}
