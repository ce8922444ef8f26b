package dev.pipe.review.model;

import dev.pipe.common.event.ReviewEvent.RiskLevel;
import dev.pipe.review.diff.Change;
import dev.pipe.review.diff.ChangedFile;
import dev.pipe.review.diff.ChangedHunk;
import dev.pipe.review.risk.Finding;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Chooses which hunks the model reads, and which of them together: the riskiest first, the larger of two equals first,
 * as many as fit into the configured questions. Within a question they stand in the order of the diff.
 */
@ApplicationScoped
class PackHunks {

    private static final Pattern QUIET = Pattern.compile(
            "(?i)\\.(?:md|mdx|rst|adoc|txt|svg|csv|snap|lock|map)$|(?:^|/)(?:tests?|__tests__|fixtures|vendor|node_modules|dist)/"
                    + "|(?:^|/)(?:package-lock\\.json|pnpm-lock\\.yaml|go\\.sum)$|\\.min\\.(?:js|css)$");
    private static final Pattern TOUCHY = Pattern.compile(
            "(?i)auth|login|password|secret|token|crypt|session|permission|role|sql|query|exec|eval|deserial|upload|redirect|payment|delete");

    private final ModelConfig config;

    PackHunks(ModelConfig config) {
        this.config = config;
    }

    private record Ranked(ShownHunk shown, int order, int risk, int size) {}

    /** All that fits, in as many chunks as are allowed. */
    List<Chunk> all(Change change, List<Finding> findings) {
        var ranked = ranked(change, findings);
        var budget = config.chunkTokens();
        var chunks = new ArrayList<List<Ranked>>();
        var filled = new ArrayList<Integer>();
        for (var next : ranked) {
            var tokens = next.shown().tokens();
            var at = firstWithRoom(filled, budget - tokens);
            if (tokens > budget || at == config.chunks()) {
                continue;
            }
            if (at == chunks.size()) {
                chunks.add(new ArrayList<>());
                filled.add(0);
            }
            chunks.get(at).add(next);
            filled.set(at, filled.get(at) + tokens);
        }
        return chunks.stream().map(PackHunks::inOrder).toList();
    }

    /** The riskiest hunks, as many as fit into one question. */
    Chunk first(Change change, List<Finding> findings) {
        var all = all(change, findings);
        return all.isEmpty() ? new Chunk(List.of()) : all.getFirst();
    }

    private static int firstWithRoom(List<Integer> filled, int mostFilled) {
        for (var i = 0; i < filled.size(); i++) {
            if (filled.get(i) <= mostFilled) {
                return i;
            }
        }
        return filled.size();
    }

    private static Chunk inOrder(List<Ranked> hunks) {
        return new Chunk(hunks.stream()
                .sorted(Comparator.comparingInt(Ranked::order))
                .map(Ranked::shown)
                .toList());
    }

    private static List<Ranked> ranked(Change change, List<Finding> findings) {
        Map<String, RiskLevel> worst = new HashMap<>();
        findings.forEach(
                finding -> worst.merge(finding.hunkId(), finding.level(), (a, b) -> a.compareTo(b) >= 0 ? a : b));
        var all = new ArrayList<Ranked>();
        for (var file : change.files()) {
            for (var hunk : file.hunks()) {
                var size = (int) (hunk.added().count() + hunk.removed().count());
                var found = worst.getOrDefault(hunk.id(), RiskLevel.NONE);
                all.add(new Ranked(ShownHunk.of(file.path(), hunk), all.size(), risk(file, hunk, found), size));
            }
        }
        all.sort(Comparator.comparingInt(Ranked::risk)
                .thenComparingInt(Ranked::size)
                .reversed()
                .thenComparingInt(Ranked::order));
        return all;
    }

    private static int risk(ChangedFile file, ChangedHunk hunk, RiskLevel found) {
        var quiet = QUIET.matcher(file.path()).find() ? 0 : 2;
        var touchy = hunk.added().anyMatch(line -> TOUCHY.matcher(line.text()).find())
                        || hunk.removed()
                                .anyMatch(line -> TOUCHY.matcher(line.text()).find())
                ? 1
                : 0;
        return found.ordinal() * 4 + quiet + touchy;
    }
}
