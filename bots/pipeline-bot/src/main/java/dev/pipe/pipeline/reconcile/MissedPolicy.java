package dev.pipe.pipeline.reconcile;

import dev.pipe.common.github.GitHubDeliveries.Attempt;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Decides which deliveries are missing, and which of them to ask for now. */
final class MissedPolicy {

    /** What can never be taken: GitHub would be told the same each time. */
    private static final int TOO_LARGE = 413;

    private static final Duration LONGEST_WAIT = Duration.ofHours(2);

    /** About six hours; what is refused that often will not be taken. */
    static final int MOST_TIMES = 10;

    /** A long outage's thousands are asked for in turns, as GitHub limits how fast one may ask. */
    private static final int AT_ONCE = 250;

    private final Predicate<String> used;
    private final Duration askAgainAfter;

    /** @param used whether anybody here acts on an event of this name */
    MissedPolicy(Predicate<String> used, Duration askAgainAfter) {
        this.used = used;
        this.askAgainAfter = askAgainAfter;
    }

    /**
     * A delivery that was asked for.
     *
     * @param times how often
     * @param next when it may be asked for again
     */
    record Asked(int times, Instant next) {}

    /** A delivery that nobody has taken: when it went out first, and its newest attempt. */
    record Missing(String guid, String event, Instant since, long newestAttempt) {}

    /**
     * @param ask the missing ones to ask for now, oldest first
     * @param givenUp asked for so often that they will not be any more
     * @param settledAt everything delivered before this is dealt with
     */
    record Missed(List<Missing> missing, List<Missing> ask, List<Missing> givenUp, Instant settledAt) {}

    Missed judge(List<Attempt> newestFirst, Map<String, Asked> asked, Instant now) {
        var missing = new ArrayList<Missing>();
        var givenUp = new ArrayList<Missing>();
        for (var attempts : byDelivery(newestFirst)) {
            if (isMissing(attempts)) {
                var newest = attempts.getFirst();
                var first = attempts.getLast();
                var one = new Missing(newest.guid(), newest.event(), first.deliveredAt(), newest.id());
                (isGivenUp(asked.get(one.guid()), now) ? givenUp : missing).add(one);
            }
        }
        missing.sort(Comparator.comparing(Missing::since));
        var ask = missing.stream()
                .filter(one -> due(asked.get(one.guid()), now))
                .limit(AT_ONCE)
                .toList();
        return new Missed(List.copyOf(missing), ask, List.copyOf(givenUp), settledAt(missing, newestFirst));
    }

    private boolean isMissing(List<Attempt> attempts) {
        return used.test(attempts.getFirst().event())
                && attempts.stream().noneMatch(one -> one.accepted() || one.statusCode() == TOO_LARGE);
    }

    /** The last redelivery gets its time too. */
    private static boolean isGivenUp(Asked asked, Instant now) {
        return asked != null && asked.times() >= MOST_TIMES && due(asked, now);
    }

    /** When a delivery may be asked for again that has been asked for so often. */
    Instant next(int times, Instant now) {
        var wait = askAgainAfter.multipliedBy(1L << Math.min(times, 12));
        return now.plus(wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait);
    }

    private static boolean due(Asked asked, Instant now) {
        return asked == null || !asked.next().isAfter(now);
    }

    private static Iterable<List<Attempt>> byDelivery(List<Attempt> newestFirst) {
        var byGuid = new LinkedHashMap<String, List<Attempt>>();
        newestFirst.forEach(one ->
                byGuid.computeIfAbsent(one.guid(), guid -> new ArrayList<>()).add(one));
        return byGuid.values();
    }

    private static Instant settledAt(List<Missing> oldestFirst, List<Attempt> newestFirst) {
        if (!oldestFirst.isEmpty()) {
            return oldestFirst.getFirst().since();
        }
        return newestFirst.isEmpty() ? null : newestFirst.getFirst().deliveredAt();
    }
}
