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
import java.util.stream.Stream;

/**
 * The change without what only moved: a line that goes at one place and comes, blanks aside, at another of the same kind
 * adds no risk. From file to file it must take a neighbour along, or the old file must go; a lone line that turns up
 * elsewhere is new there.
 */
final class Settled {

    private static final int TOO_SHORT_TO_TELL = 6;

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
        var removed = hunk.removed().map(line -> essence(line.text())).toList();
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
                        hunk.id(), hunk.oldStart(), hunk.newStart(), hunk.header(), settle(hunk, kind, here)))
                .toList();
        return new ChangedFile(file.path(), file.oldPath(), file.status(), file.content(), hunks);
    }

    private List<ChangedLine> settle(ChangedHunk hunk, PathKind kind, Map<String, Integer> here) {
        var lines = new ArrayList<ChangedLine>(hunk.lines().size());
        var added = hunk.lines();
        for (var i = 0; i < added.size(); i++) {
            var line = added.get(i);
            var moved = line.isAdded() && (take(here, essence(line.text())) || cameAlong(added, i, kind));
            lines.add(moved ? new ChangedLine(Kind.CONTEXT, line.number(), line.text()) : line);
        }
        return lines;
    }

    private boolean cameAlong(List<ChangedLine> lines, int at, PathKind kind) {
        var neighbours = Stream.of(at - 1, at + 1)
                .filter(i -> i >= 0 && i < lines.size() && lines.get(i).isAdded())
                .anyMatch(i ->
                        gone.containsKey(new Place(kind, essence(lines.get(i).text()))));
        return neighbours && take(gone, new Place(kind, essence(lines.get(at).text())));
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
