package dev.pipe.memory.store;

import static java.util.stream.Collectors.groupingBy;

import dev.pipe.common.event.MemoryEvent.Precedent;
import dev.pipe.common.event.PullRequestRef;
import dev.pipe.memory.Remembrance;
import dev.pipe.memory.store.RankPolicy.Ranked;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A pull request is cited once, with what became of it in the end; when an earlier head was what matched, with that too.
 */
final class CitePolicy {

    private CitePolicy() {}

    /** @param decided all decided memories of the pull requests that were found */
    static List<Precedent> cite(List<Ranked> ranked, List<Remembrance> decided, int limit) {
        var byId = decided.stream().collect(Collectors.toMap(Remembrance::id, memory -> memory));
        var byPullRequest = decided.stream().collect(groupingBy(Remembrance::pullRequest));
        var cited = new HashSet<PullRequestRef>();
        return ranked.stream()
                .flatMap(hit -> found(hit, byId))
                .filter(found -> cited.add(found.memory().pullRequest()))
                .limit(limit)
                .map(found -> precedent(found, byPullRequest.get(found.memory().pullRequest())))
                .toList();
    }

    private record Found(Remembrance memory, double score) {}

    /** A row that was forgotten since the index saw it is no precedent. */
    private static Stream<Found> found(Ranked hit, Map<UUID, Remembrance> byId) {
        return Stream.ofNullable(byId.get(hit.id())).map(memory -> new Found(memory, hit.score()));
    }

    private static Precedent precedent(Found found, List<Remembrance> ofSame) {
        var last = ofSame.stream()
                .max(Comparator.comparing(Remembrance::decidedAt))
                .orElseThrow();
        return new Precedent(
                last.pullRequest(),
                last.title(),
                last.outcome(),
                why(last, found.memory()),
                last.url(),
                last.decidedAt(),
                found.score());
    }

    private static String why(Remembrance last, Remembrance matched) {
        if (last.id().equals(matched.id())) {
            return last.why();
        }
        var earlier =
                "an earlier head was " + matched.outcome() + (matched.why().isEmpty() ? "" : ": " + matched.why());
        return last.why().isEmpty() ? earlier : last.why() + " (" + earlier + ")";
    }
}
