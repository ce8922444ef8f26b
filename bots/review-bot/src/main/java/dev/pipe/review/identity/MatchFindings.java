package dev.pipe.review.identity;

import dev.pipe.common.event.ReviewEvent.RiskLevel;
import dev.pipe.review.diff.Change;
import dev.pipe.review.diff.ChangedFile;
import dev.pipe.review.identity.KnownFinding.State;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Pairs what is found with what is known: first where rule, file, line and surroundings are the same, then without the
 * surroundings, in order; then in the file it was renamed to. One known finding is one seen finding at most.
 */
final class MatchFindings {

    /** @param pairs the known finding of each seen one, where there is one */
    record Matched(Map<Seen, KnownFinding> pairs, List<KnownFinding> gone) {}

    private final Map<Seen, KnownFinding> pairs = new LinkedHashMap<>();
    private final Set<KnownFinding> left;
    private final List<Seen> seen;

    private MatchFindings(List<KnownFinding> known, List<Seen> seen) {
        this.left = new java.util.LinkedHashSet<>(known);
        this.seen = seen;
    }

    static Matched of(List<KnownFinding> known, List<Seen> seen, Change change) {
        var match = new MatchFindings(known, seen);
        match.pair(
                it -> key(it.family(), it.file(), it.line(), it.context()),
                it -> key(it.family(), it.file(), it.line(), it.context()));
        match.pair(it -> key(it.family(), it.file(), it.line()), it -> key(it.family(), it.file(), it.line()));
        match.pairRenamed(change);
        return new Matched(match.pairs, new ArrayList<>(match.left));
    }

    /**
     * A file that this change does not hold any more may live on under another name. Who dismissed something critical there
     * said nothing of the same line in another file, unless what stands around it came along.
     */
    private void pairRenamed(Change change) {
        var oldPaths = change.files().stream()
                .collect(Collectors.toMap(ChangedFile::path, ChangedFile::oldPath, (one, other) -> one));
        var paths = new HashSet<>(oldPaths.keySet());
        pair(
                it -> paths.contains(it.file()) ? null : key(it.family(), it.file(), it.line()),
                it -> key(it.family(), oldPaths.getOrDefault(it.file(), it.file()), it.line()));
        pair(
                it -> livesOn(it, paths) ? key(it.family(), it.line(), it.context()) : null,
                it -> it.line().isEmpty() ? null : key(it.family(), it.line(), it.context()));
        pair(
                it -> livesOn(it, paths) && !isCriticalAndDismissed(it) ? key(it.family(), it.line()) : null,
                it -> it.line().isEmpty() ? null : key(it.family(), it.line()));
    }

    private static boolean livesOn(KnownFinding known, Set<String> paths) {
        return !paths.contains(known.file()) && !known.line().isEmpty();
    }

    private static boolean isCriticalAndDismissed(KnownFinding known) {
        return known.state() == State.DISMISSED && known.finding().level() == RiskLevel.CRITICAL;
    }

    private void pair(Function<KnownFinding, String> ofKnown, Function<Seen, String> ofSeen) {
        var waiting = new HashMap<String, Deque<KnownFinding>>();
        for (var finding : left) {
            var key = ofKnown.apply(finding);
            if (key != null) {
                waiting.computeIfAbsent(key, it -> new ArrayDeque<>()).add(finding);
            }
        }
        for (var finding : seen) {
            var key = pairs.containsKey(finding) ? null : ofSeen.apply(finding);
            var like = key == null ? null : waiting.get(key);
            if (like != null) {
                like.stream()
                        .filter(known -> !wasDismissedAsLess(known, finding))
                        .findFirst()
                        .ifPresent(known -> {
                            like.remove(known);
                            pairs.put(finding, known);
                            left.remove(known);
                        });
            }
        }
    }

    /** Who dismissed something minor said nothing of what is critical now: that has a name of its own. */
    private static boolean wasDismissedAsLess(KnownFinding known, Seen seen) {
        return known.state() == State.DISMISSED
                && seen.finding().level() == RiskLevel.CRITICAL
                && known.finding().level() != RiskLevel.CRITICAL;
    }

    private static String key(String... parts) {
        return String.join("\n", parts);
    }
}
