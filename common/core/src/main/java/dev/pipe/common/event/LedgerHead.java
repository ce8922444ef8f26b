package dev.pipe.common.event;

import java.time.Instant;

/** Sequence and hash of a ledger's newest row. Topic {@code pipe.ledger-head}, compacted. Written by governance-bot. */
public record LedgerHead(String ledger, long sequence, String hash, Instant at) implements Event {

    @Override
    public String key() {
        return ledger;
    }
}
