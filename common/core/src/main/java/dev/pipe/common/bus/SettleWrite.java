package dev.pipe.common.bus;

import dev.pipe.common.db.Db;
import dev.pipe.common.health.BotMetrics;
import dev.pipe.common.secrets.ShownFailure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import org.jboss.logging.Logger;

/**
 * What becomes of a GitHub write that was tried: done, refused, tried again later, or given up. Whoever asked to be told
 * is told; where nobody waits for an answer, a write that came to nothing is a dead letter. Runs in the transaction that
 * holds the row's lock.
 */
@ApplicationScoped
class SettleWrite {

    private static final Logger LOG = Logger.getLogger(SettleWrite.class);

    private final Db db;
    private final ReportWrite report;
    private final DeadLetters deadLetters;
    private final WriteBudget budget;
    private final BotMetrics metrics;
    private final BusConfig config;
    private final Clock clock;
    private final Backoff backoff;

    SettleWrite(
            Db db,
            ReportWrite report,
            DeadLetters deadLetters,
            WriteBudget budget,
            BotMetrics metrics,
            BusConfig config,
            Clock clock) {
        this.db = db;
        this.budget = budget;
        this.report = report;
        this.deadLetters = deadLetters;
        this.metrics = metrics;
        this.config = config;
        this.clock = clock;
        this.backoff = Backoff.of(config);
    }

    /** @param refusal GitHub's reason for a no; empty when it was done */
    void answered(WriteRow row, String refusal) {
        if (refusal.isEmpty()) {
            settled(row, "done", null);
            report.back(row, refusal);
        } else {
            LOG.warnf("%s on %s was refused by GitHub: %s", row.kind(), row.key(), refusal);
            settled(row, "refused", refusal);
            giveUp(row, refusal);
        }
    }

    /** The bot wants it no more. */
    void recalled(WriteRow row, String why) {
        LOG.infof("%s on %s is not performed: %s", row.kind(), row.key(), why);
        settled(row, "replaced", why);
        report.recalled(row, why);
    }

    void failed(WriteRow row, RuntimeException failure) {
        var reason = WorkInbox.reason(failure);
        var notBefore = WorkInbox.notBefore(failure);
        if (notBefore.isPresent()) {
            putBack(row, notBefore.get(), reason);
            return;
        }
        metrics.error();
        var attempts = row.attempts() + 1;
        if (WorkInbox.mayMend(failure) && (attempts < config.maxAttempts() || isOutageOfLate(row, failure))) {
            var wait = backoff.after(attempts);
            LOG.warnf(
                    ShownFailure.of(failure),
                    "%s on %s failed, attempt %d, next in %s",
                    row.kind(),
                    row.key(),
                    attempts,
                    wait);
            // Stays begun: the answer may be lost and the write done, so the next try looks first.
            db.update(
                    "update github_write set attempts = ?, not_before = ?, reason = ? where seq = ?",
                    attempts,
                    clock.instant().plus(wait),
                    reason,
                    row.seq());
        } else {
            LOG.errorf(
                    ShownFailure.of(failure),
                    "%s on %s failed for good after %d attempts",
                    row.kind(),
                    row.key(),
                    attempts);
            settled(row, "dead", reason);
            giveUp(row, reason);
        }
    }

    private boolean isOutageOfLate(WriteRow row, RuntimeException failure) {
        var since = clock.instant().minus(config.outagePatience());
        return WorkInbox.isOutage(failure)
                && db.first(
                                "select 1 from github_write where seq = ? and created_at >= ?",
                                one -> true,
                                row.seq(),
                                since)
                        .isPresent();
    }

    /** Until a limit of GitHub's is over. Stays begun: the limit may have come in the middle. */
    private void putBack(WriteRow row, Instant notBefore, String reason) {
        LOG.infof("%s on %s is put back: %s", row.kind(), row.key(), reason);
        db.update("update github_write set not_before = ?, reason = ? where seq = ?", notBefore, reason, row.seq());
        budget.close(row, notBefore);
    }

    private void settled(WriteRow row, String state, String reason) {
        db.update(
                "update github_write set state = ?, attempts = ?, settled_at = now(), reason = ? where seq = ?",
                state,
                row.attempts() + 1,
                reason,
                row.seq());
    }

    private void giveUp(WriteRow row, String reason) {
        if (!report.back(row, reason)) {
            deadLetters.publishWrite(row.seq(), row.kind(), row.key(), reason, row.attempts() + 1);
        }
    }
}
