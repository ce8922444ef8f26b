package dev.pipe.governance.ledger;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;

/**
 * A row as it stands in the database, and as the API shows it. The hash covers every other column, the payload in its canonical text.
 *
 * @param who logins and GitHub's user ids, {@code alice#12, bob#34}
 * @param inputHash SHA-256 of the canonical {@code inputs} of the payload
 * @param previousHash hash of the row before; {@link #GENESIS} for the first
 */
record LedgerRow(
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

    static final String GENESIS = "0".repeat(64);

    /** The hash that belongs to this content. */
    String computedHash() {
        return CanonicalJson.hash(new Content(
                sequence,
                recordedAt,
                kind,
                who,
                pullRequest,
                headSha,
                base,
                runId,
                policyVersion,
                inputHash,
                CanonicalJson.again(payload),
                previousHash));
    }

    LedgerRow sealed() {
        return new LedgerRow(
                sequence,
                recordedAt,
                kind,
                who,
                pullRequest,
                headSha,
                base,
                runId,
                policyVersion,
                inputHash,
                payload,
                previousHash,
                computedHash());
    }

    /** What is hashed. Its components' names are part of the format: a verifier elsewhere builds the same text. */
    @RegisterForReflection // becomes JSON in the ledger
    private record Content(
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
            String payload,
            String previousHash) {}
}
