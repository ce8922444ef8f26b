package dev.pipe.pipeline.run;

import dev.pipe.common.event.Actor;
import java.time.Instant;

/**
 * The wish to merge and what became of it.
 *
 * @param askedBy who said {@code /merge}; null when nobody did
 * @param method {@code merge}, {@code squash} or {@code rebase} as asked; null for the repository's own
 * @param sentAt when GitHub was asked to merge; null while it was not
 * @param refusal why GitHub would not; empty when it did not refuse
 */
public record Merging(Actor askedBy, String method, Instant sentAt, String refusal) {

    public static final Merging NOT_ASKED = new Merging(null, null, null, "");

    public Merging {
        refusal = refusal == null ? "" : refusal;
    }

    public boolean asked() {
        return askedBy != null;
    }

    public boolean sent() {
        return sentAt != null;
    }

    public boolean refused() {
        return !refusal.isEmpty();
    }

    /** Somebody asks, perhaps again after a refusal. What GitHub is doing already goes on. */
    Merging askedBy(Actor actor, String newMethod) {
        return new Merging(actor, newMethod, sentAt, "");
    }

    Merging takenBack() {
        return new Merging(null, null, sentAt, refusal);
    }

    Merging sent(Instant at) {
        return new Merging(askedBy, method, at, "");
    }

    Merging refused(String reason) {
        return new Merging(askedBy, method, null, reason);
    }

    /** What a new attempt on the same head and base keeps: the wish, not its failure. */
    Merging wish() {
        return new Merging(askedBy, method, null, "");
    }
}
