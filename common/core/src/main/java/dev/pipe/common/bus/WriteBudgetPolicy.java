package dev.pipe.common.bus;

import dev.pipe.common.github.GitHubConfig;
import dev.pipe.common.github.Urgency;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * When the next write may begin: a moment after the last one, and when in the minute and in the hour before it fewer
 * things were created than our share of GitHub's budget. What is less urgent leaves the last of the budget alone.
 */
record WriteBudgetPolicy(Duration apart, int perMinute, int perHour, double share) {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    static final Duration HOUR = Duration.ofHours(1);

    /** A request that changed something on GitHub. */
    record Spent(Instant at, boolean creates) {}

    static WriteBudgetPolicy of(GitHubConfig config) {
        var writes = config.writes();
        return new WriteBudgetPolicy(writes.apart(), writes.perMinute(), writes.perHour(), config.share());
    }

    /** False: writes go out as they come, and no books are kept. */
    boolean limits() {
        return apart.isPositive() || perMinute > 0 || perHour > 0;
    }

    /** @param spent in the last hour, in the order of time */
    Instant opensAt(List<Spent> spent, Urgency urgency) {
        var created = spent.stream().filter(Spent::creates).map(Spent::at).toList();
        var last = spent.isEmpty() ? Instant.MIN : spent.getLast().at().plus(apart);
        var minute = opensAt(created, MINUTE, allowed(perMinute, urgency));
        var hour = opensAt(created, HOUR, allowed(perHour, urgency));
        return later(last, later(minute, hour));
    }

    private int allowed(int budget, Urgency urgency) {
        return budget == 0 ? Integer.MAX_VALUE : Math.max(1, (int) (budget * share * urgency.part()));
    }

    /** When the oldest of as many as are allowed is no longer within the window. */
    private static Instant opensAt(List<Instant> created, Duration window, int allowed) {
        return created.size() < allowed
                ? Instant.MIN
                : created.get(created.size() - allowed).plus(window);
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
