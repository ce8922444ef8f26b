package dev.pipe.review.risk;

import dev.pipe.review.risk.Rule.Reads;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Of the statements that a rule speaks of, those that were there before: word by word, or changed a little. Each old one
 * excuses one new one, the likest.
 */
final class RewrittenStatements {

    /** Of two statements, how much of their words they must share for one to be the other, changed. */
    private static final double ALIKE = 0.6;

    /** Where this is not enough, what is left counts as new. */
    private static final int MOST_COMPARISONS = 50_000;

    private final List<Set<String>> words;
    private final BitSet idle;
    private final Map<Set<String>, Deque<Integer>> byWords = new HashMap<>();
    private final BitSet left;
    private int comparisons;

    RewrittenStatements(List<Statement> now) {
        this.words = now.stream().map(RewrittenStatements::words).toList();
        this.idle = IntStream.range(0, now.size())
                .filter(i -> now.get(i).isIdle())
                .collect(BitSet::new, BitSet::set, BitSet::or);
        this.left = new BitSet(now.size());
        left.set(0, now.size());
        for (var i = 0; i < now.size(); i++) {
            byWords.computeIfAbsent(words.get(i), key -> new ArrayDeque<>()).add(i);
        }
    }

    /** The places of those that an old one excuses. */
    IntStream among(List<Statement> before) {
        for (var old : before) {
            var place = likest(old);
            if (place >= 0) {
                left.clear(place);
            }
        }
        left.flip(0, words.size());
        return left.stream();
    }

    private int likest(Statement old) {
        var its = words(old);
        var isIdle = old.isIdle();
        for (var same : byWords.getOrDefault(its, new ArrayDeque<>())) {
            if (left.get(same) && isExcusable(same, isIdle)) {
                byWords.get(its).remove(same);
                return same;
            }
        }
        var likest = -1;
        var most = 0.0;
        for (var i = left.nextSetBit(0); i >= 0 && comparisons++ < MOST_COMPARISONS; i = left.nextSetBit(i + 1)) {
            var alike = alike(words.get(i), its);
            if (alike >= ALIKE && alike > most && isExcusable(i, isIdle)) {
                likest = i;
                most = alike;
            }
        }
        return likest;
    }

    /** A text that does nothing excuses no code. */
    private boolean isExcusable(int place, boolean byIdle) {
        return !byIdle || idle.get(place);
    }

    private static double alike(Set<String> one, Set<String> other) {
        if (Math.min(one.size(), other.size()) < ALIKE * Math.max(one.size(), other.size())) {
            return 0;
        }
        var both = one.stream().filter(other::contains).count();
        var all = one.size() + other.size() - both;
        return all == 0 ? 1 : (double) both / all;
    }

    private static Set<String> words(Statement statement) {
        var words = new HashSet<>(List.of(statement.as(Reads.TEXT).toString().split("\\W+")));
        words.remove("");
        return words;
    }
}
