package dev.pipe.common.bus;

import dev.pipe.common.bus.WriteBudgetPolicy.Spent;
import dev.pipe.common.db.Db;
import dev.pipe.common.github.CountChanges.Changes;
import dev.pipe.common.github.GitHubConfig;
import dev.pipe.common.github.GitHubWrite;
import dev.pipe.common.github.Urgency;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * The books of what this bot wrote to GitHub, in its database, so that its replicas share one budget. A place is taken
 * before a write begins and turned into what the write really took when it ends. Writes whose payer has to wait are not
 * claimed at all, so that of those that wait the most urgent goes first.
 */
@ApplicationScoped
class WriteBudget {

    /** In {@code github_budget.urgency}: stands for all. */
    private static final int ALL = -1;

    /** Given to writes when no books are kept. */
    private static final long NO_PLACE = 0;

    private static final String UPSERT = """
            insert into github_budget (payer, urgency, opens_at) values (?, ?, ?)
            on conflict (payer, urgency) do update set opens_at = excluded.opens_at""";

    private final Db db;
    private final WriteBudgetPolicy policy;
    private final boolean perOwner;
    private final Clock clock;

    @Inject
    WriteBudget(Db db, GitHubConfig config, Clock clock) {
        this(db, WriteBudgetPolicy.of(config), config.appId().isPresent(), clock);
    }

    WriteBudget(Db db, WriteBudgetPolicy policy, boolean perOwner, Clock clock) {
        this.db = db;
        this.policy = policy;
        this.perOwner = perOwner;
        this.clock = clock;
    }

    /** An App has a token for each account that installed it, a person one for all. */
    String payer(GitHubWrite write) {
        return perOwner ? write.repo().owner().toLowerCase(Locale.ROOT) : "token";
    }

    /** Takes a place for a write that is about to begin; empty when another took the last one meanwhile. */
    OptionalLong take(WriteRow row) {
        if (!policy.limits()) {
            return OptionalLong.of(NO_PLACE);
        }
        lock(row.payer());
        var closed = db.first(
                "select 1 from github_budget where payer = ? and urgency in (?, ?) and opens_at > ?",
                one -> true,
                row.payer(),
                row.urgency(),
                ALL,
                clock.instant());
        if (closed.isPresent()) {
            return OptionalLong.empty();
        }
        var place = db.first(
                "insert into github_spent (payer, creates, at) values (?, true, ?) returning seq",
                seq -> seq.getLong(1),
                row.payer(),
                clock.instant());
        reckon(row.payer());
        return OptionalLong.of(place.orElseThrow());
    }

    /** Turns the place into what the write took. */
    void spent(WriteRow row, long place, Changes changes) {
        if (place == NO_PLACE) {
            return;
        }
        lock(row.payer());
        db.update("delete from github_spent where seq = ?", place);
        for (var i = 0; i < changes.all(); i++) {
            db.update(
                    "insert into github_spent (payer, creates, at) values (?, ?, ?)",
                    row.payer(),
                    i < changes.created(),
                    clock.instant());
        }
        reckon(row.payer());
    }

    /** GitHub wants to hear nothing of this payer's before then. */
    void close(WriteRow row, Instant until) {
        lock(row.payer());
        db.update(UPSERT, row.payer(), ALL, until);
    }

    private void lock(String payer) {
        db.query("select pg_advisory_xact_lock(hashtextextended(?, 0))", row -> true, "github_budget:" + payer);
    }

    private void reckon(String payer) {
        db.update(
                "delete from github_spent where payer = ? and at < ?",
                payer,
                clock.instant().minus(WriteBudgetPolicy.HOUR));
        var spent = db.query(
                "select at, creates from github_spent where payer = ? order by at",
                row -> new Spent(Db.instant(row, "at"), row.getBoolean("creates")),
                payer);
        for (var urgency : Urgency.values()) {
            var opens = policy.opensAt(spent, urgency);
            db.update(UPSERT, payer, urgency.ordinal(), opens.isAfter(Instant.EPOCH) ? opens : Instant.EPOCH);
        }
    }
}
