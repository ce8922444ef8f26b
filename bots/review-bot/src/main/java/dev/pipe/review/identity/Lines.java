package dev.pipe.review.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.pipe.review.diff.Change;
import dev.pipe.review.diff.ChangedHunk;
import dev.pipe.review.diff.ChangedLine;
import dev.pipe.review.diff.Side;
import dev.pipe.review.risk.Finding;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The lines of a change as findings are recognised by: by what they say, without regard to space and place. */
final class Lines {

    private record Place(String file, Side side, int number) {}

    /** A line of the change, where it is now. */
    record Line(String file, ChangedLine line, String hunkId, String hash, String context) {}

    private final Map<Place, Line> byPlace = new HashMap<>();
    private final Map<String, List<Line>> added = new HashMap<>();

    private Lines() {}

    static Lines of(Change change) {
        var lines = new Lines();
        for (var file : change.files()) {
            for (var hunk : file.hunks()) {
                lines.take(file.path(), hunk);
            }
        }
        return lines;
    }

    private void take(String file, ChangedHunk hunk) {
        var all = hunk.lines();
        for (var i = 0; i < all.size(); i++) {
            var line = all.get(i);
            var context = hash(neighbour(all, i, -1) + "\n" + neighbour(all, i, 1));
            var taken = new Line(file, line, hunk.id(), hash(line.text()), context);
            byPlace.put(new Place(file, line.side(), line.number()), taken);
            if (line.isAdded()) {
                added.computeIfAbsent(file + "\n" + taken.hash(), key -> new ArrayList<>())
                        .add(taken);
            }
        }
    }

    /** The next line on the same side that is not blank. */
    private static String neighbour(List<ChangedLine> all, int from, int step) {
        for (var i = from + step; i >= 0 && i < all.size(); i += step) {
            var other = all.get(i);
            if (other.side() == all.get(from).side() && !other.text().isBlank()) {
                return other.text();
            }
        }
        return "";
    }

    Seen seen(Finding finding) {
        var family = Seen.family(finding.ruleId());
        return at(finding)
                .map(line -> new Seen(finding, family, line.hash(), line.context()))
                .orElseGet(() -> new Seen(finding, family, "", ""));
    }

    /** Whether a comment can stand there. */
    boolean hold(Finding finding) {
        return at(finding).isPresent();
    }

    /** The line that a finding is about; empty where the change shows none. */
    Optional<Line> at(Finding finding) {
        return Optional.ofNullable(byPlace.get(new Place(finding.file(), finding.side(), finding.line())));
    }

    /** The added line of that file that says this, the one in these surroundings before others. */
    Optional<Line> added(String file, String hash, String context) {
        return addedThere(file, hash, context)
                .or(() -> like(file, hash).stream().findFirst());
    }

    /** The added line of that file that says this in these surroundings. */
    Optional<Line> addedThere(String file, String hash, String context) {
        return like(file, hash).stream()
                .filter(line -> line.context().equals(context))
                .findFirst();
    }

    private List<Line> like(String file, String hash) {
        return added.getOrDefault(file + "\n" + hash, List.of());
    }

    private static String hash(String text) {
        try {
            var normal = text.strip().replaceAll("\\s+", " ");
            var digest = MessageDigest.getInstance("SHA-256").digest(normal.getBytes(UTF_8));
            return HexFormat.of().formatHex(digest, 0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
