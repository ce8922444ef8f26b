package dev.pipe.pipeline.run;

import dev.pipe.common.event.Actor;
import java.time.Duration;
import java.time.Instant;

/**
 * The wish to merge and what became of it.
 *
 * @param askedBy who said {@code /merge}; null when nobody did
 * @param method {@code merge}, {@code squash} or {@code rebase} as asked; null for the repository's own
 * @param sentAt when GitHub was asked to merge; null while it was not
 * @param refusal why GitHub would not; empty when it did not refuse
 * @param refusedAt when it refused last; null when it never did
 * @param refusals how often it refused
 * @param updatingAt when GitHub was asked to merge the base into the head; null while it was not
 * @param updateRefusal why GitHub would not merge the base into the head; empty when it did not refuse
 */
public record Merging(
        Actor askedBy,
        String method,
        Instant sentAt,
        String refusal,
        Instant refusedAt,
        int refusals,
        Instant updatingAt,
        String updateRefusal) {

    public static final Merging NOT_ASKED = new Merging(null, null, null, "", null, 0, null, "");

    private static final Duration FIRST_RETRY = Duration.ofMinutes(1);
    private static final int MOST_DOUBLINGS = 6;

    /** What changes together is heard of together; a refusal is younger than that. */
    private static final Duration SETTLES = Duration.ofSeconds(5);

    public Merging {
        refusal = refusal == null ? "" : refusal;
        updateRefusal = updateRefusal == null ? "" : updateRefusal;
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

    /** When GitHub is asked again after a refusal even though nothing happened: ever later, up to an hour. */
    public Instant retryAt() {
        return refusedAt.plus(FIRST_RETRY.multipliedBy(1L << Math.clamp(refusals - 1, 0, MOST_DOUBLINGS)));
    }

    /** Somebody asks, perhaps again after a refusal. What GitHub is doing already goes on. */
    Merging askedBy(Actor actor, String newMethod) {
        return new Merging(actor, newMethod, sentAt, "", refusedAt, refusals, updatingAt, "");
    }

    Merging takenBack() {
        return new Merging(null, null, sentAt, refusal, refusedAt, refusals, updatingAt, updateRefusal);
    }

    Merging sent(Instant at) {
        return new Merging(askedBy, method, at, "", refusedAt, refusals, null, "");
    }

    Merging refused(String reason, Instant at) {
        return new Merging(askedBy, method, null, reason, at, refusals + 1, null, "");
    }

    /** GitHub was not asked after all: something came in between. */
    Merging recalled() {
        return new Merging(askedBy, method, null, refusal, refusedAt, refusals, updatingAt, updateRefusal);
    }

    /** GitHub was asked to merge the base into the head, and has not shown the new head yet. */
    public boolean updating() {
        return updatingAt != null;
    }

    Merging updating(Instant at) {
        return new Merging(askedBy, method, sentAt, refusal, refusedAt, refusals, at, "");
    }

    Merging notUpdated(String reason) {
        return new Merging(askedBy, method, sentAt, refusal, refusedAt, refusals, null, reason);
    }

    /** The new head should have been there by now: it is looked at again from the start. */
    Merging updatedByNow(Instant now, Duration overdueAfter) {
        return updating() && !updatingAt.plus(overdueAfter).isAfter(now)
                ? new Merging(askedBy, method, sentAt, refusal, refusedAt, refusals, null, updateRefusal)
                : this;
    }

    /** Time has passed: worth another try, once it is time for one. */
    Merging afterAWhile(Instant now) {
        return refused() && !retryAt().isAfter(now) ? again() : this;
    }

    /** Something happened on GitHub since the refusal: worth another try. */
    Merging afterAChange(Instant now) {
        return refused() && refusedAt.plus(SETTLES).isBefore(now) ? again() : this;
    }

    private Merging again() {
        return new Merging(askedBy, method, null, "", refusedAt, refusals, null, "");
    }

    /** What a new attempt on the same head and base keeps: the wish, not its failure. */
    Merging wish() {
        return new Merging(askedBy, method, null, "", null, 0, null, "");
    }
}
