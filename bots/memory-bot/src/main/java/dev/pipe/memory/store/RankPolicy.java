package dev.pipe.memory.store;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * One order out of several: reciprocal rank fusion. Ranks compare where scores of words and of vectors do not. The same
 * pair of domains weighs more than a likeness of words or of meaning alone, and less than both.
 */
final class RankPolicy {

    private static final int K = 60;
    private static final double WORDS = 1;
    private static final double MEANING = 1;
    private static final double SAME_DOMAINS = 1.5;

    private RankPolicy() {}

    /** @param score 1 when it is first in every list that found anything */
    record Ranked(UUID id, double score) {}

    static List<Ranked> rank(Hits hits) {
        var scores = new HashMap<UUID, Double>();
        var best = fuse(hits.byWords(), WORDS, scores)
                + fuse(hits.byMeaning(), MEANING, scores)
                + fuse(hits.sameDomains(), SAME_DOMAINS, scores);
        return scores.entrySet().stream()
                .map(entry -> new Ranked(entry.getKey(), entry.getValue() / best))
                .sorted(Comparator.comparingDouble(Ranked::score).reversed().thenComparing(Ranked::id))
                .toList();
    }

    /** Adds a list's part to the scores; returns the most it could have given. */
    private static double fuse(List<UUID> list, double weight, Map<UUID, Double> scores) {
        for (var i = 0; i < list.size(); i++) {
            scores.merge(list.get(i), weight / (K + i + 1), Double::sum);
        }
        return list.isEmpty() ? 0 : weight / (K + 1);
    }
}
