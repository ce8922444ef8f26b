package dev.pipe.review.risk;

import dev.pipe.review.diff.Change;
import dev.pipe.review.diff.ChangedFile;
import dev.pipe.review.diff.ChangedHunk;
import dev.pipe.review.diff.ChangedLine;
import dev.pipe.review.diff.ChangedLine.Kind;
import dev.pipe.review.diff.FileStatus;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The change without what only moved: a line that goes at one place and comes, blanks aside, at another of the same kind
 * adds no risk. From file to file it must take a neighbour along, or the old file must go; a lone line that turns up
 * elsewhere is new there, and so is one of code that was a comment or the line of a text before.
 */
final class Settled {

    private static final int TOO_SHORT_TO_TELL = 6;
    private static final String IDLE = " (idle)"; // essences hold no blanks

    private record Place(PathKind kind, String text) {}

    private final Map<Place, Integer> gone = new HashMap<>();
    private final Map<String, Map<String, Integer>> goneHere = new HashMap<>();

    private Settled(Change change) {
        for (var file : change.files()) {
            var kind = PathKind.of(file.path());
            var leaves = file.status() == FileStatus.DELETED;
            file.hunks().forEach(hunk -> noteGone(file, kind, hunk, leaves));
        }
    }

    static Change of(Change change) {
        if (change.files().stream().flatMap(ChangedFile::removed).findAny().isEmpty()) {
            return change;
        }
        var settled = new Settled(change);
        return new Change(change.files().stream().map(settled::settle).toList());
    }

    private void noteGone(ChangedFile file, PathKind kind, ChangedHunk hunk, boolean leaves) {
        var here = goneHere.computeIfAbsent(file.path(), path -> new HashMap<>());
        var removed = essences(
                file, hunk.lines().stream().filter(line -> !line.isAdded()).toList(), ChangedLine::isRemoved);
        for (var i = 0; i < removed.size(); i++) {
            var text = removed.get(i);
            if (text.length() >= TOO_SHORT_TO_TELL) {
                here.merge(text, 1, Integer::sum);
                if (leaves || i > 0 || i + 1 < removed.size()) {
                    gone.merge(new Place(kind, text), 1, Integer::sum);
                }
            }
        }
    }

    private ChangedFile settle(ChangedFile file) {
        if (file.added().findAny().isEmpty()) {
            return file;
        }
        var kind = PathKind.of(file.path());
        var here = goneHere.getOrDefault(file.path(), Map.of());
        var hunks = file.hunks().stream()
                .map(hunk -> new ChangedHunk(
                        hunk.id(), hunk.oldStart(), hunk.newStart(), hunk.header(), settle(file, hunk, kind, here)))
                .toList();
        return new ChangedFile(file.path(), file.oldPath(), file.status(), file.content(), hunks);
    }

    private List<ChangedLine> settle(ChangedFile file, ChangedHunk hunk, PathKind kind, Map<String, Integer> here) {
        var lines = new ArrayList<ChangedLine>(hunk.lines().size());
        var texts = essences(file, hunk.newSide(), line -> true).iterator();
        var added = new ArrayList<String>(); // with null for what is none
        for (var line : hunk.lines()) {
            var text = line.isRemoved() ? null : texts.next();
            added.add(line.isAdded() ? text : null);
        }
        for (var i = 0; i < added.size(); i++) {
            var line = hunk.lines().get(i);
            var moved = line.isAdded() && (take(here, added.get(i)) || cameAlong(added, i, kind));
            lines.add(moved ? new ChangedLine(Kind.CONTEXT, line.number(), line.text()) : line);
        }
        return lines;
    }

    private boolean cameAlong(List<String> added, int at, PathKind kind) {
        var neighbours = Stream.of(at - 1, at + 1)
                .filter(i -> i >= 0 && i < added.size() && added.get(i) != null)
                .anyMatch(i -> gone.containsKey(new Place(kind, added.get(i))));
        return neighbours && take(gone, new Place(kind, added.get(at)));
    }

    /** What is left of lines without blanks; marked where, in code, a line does nothing. */
    private static List<String> essences(ChangedFile file, List<ChangedLine> side, Predicate<ChangedLine> which) {
        var code = Language.of(file.path()).stream()
                .filter(Language.CODE::contains)
                .findFirst();
        var read = code.map(ReadLines::new);
        var essences = new ArrayList<String>();
        for (var line : side) {
            var idle = read.isPresent()
                    && read.get().next(line.text()).stream().allMatch(part -> LineText.isIdle(part.code()));
            if (which.test(line)) {
                essences.add(essence(line.text()) + (idle ? IDLE : ""));
            }
        }
        return essences;
    }

    private static <K> boolean take(Map<K, Integer> from, K key) {
        var left = from.getOrDefault(key, 0);
        if (left > 0) {
            from.put(key, left - 1);
        }
        return left > 0;
    }

    private static String essence(String text) {
        var essence = new StringBuilder(text.length());
        for (var i = 0; i < text.length(); i++) {
            if (!Character.isWhitespace(text.charAt(i))) {
                essence.append(text.charAt(i));
            }
        }
        return essence.toString();
    }
}
