package dev.pipe.review.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * One hunk of a file.
 *
 * @param id {@code <file id>#h<n>}, from zero
 * @param header the whole line that begins with {@code @@}
 */
public record ChangedHunk(String id, int oldStart, int newStart, String header, List<ChangedLine> lines) {

    public ChangedHunk {
        lines = List.copyOf(lines);
    }

    /** The same with credentials masked: before a part of it is shown, since a private key is known by its first line. */
    public ChangedHunk masked() {
        var texts = MaskLines.of(lines.stream().map(ChangedLine::text).toList());
        var masked = new ArrayList<ChangedLine>(lines.size());
        for (var i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            masked.add(new ChangedLine(line.kind(), line.number(), texts.get(i)));
        }
        return new ChangedHunk(id, oldStart, newStart, maskedHeader(), masked);
    }

    /** git writes the line before into it that looks like a function's first, which may hold anything. */
    public String maskedHeader() {
        return MaskLines.of(List.of(header)).getFirst();
    }

    ChangedHunk named(String otherId) {
        return new ChangedHunk(otherId, oldStart, newStart, header, lines);
    }

    /** The lines as they will be: context and additions. */
    public List<ChangedLine> newSide() {
        return lines.stream().filter(line -> !line.isRemoved()).toList();
    }

    public Stream<ChangedLine> added() {
        return lines.stream().filter(ChangedLine::isAdded);
    }

    public Stream<ChangedLine> removed() {
        return lines.stream().filter(ChangedLine::isRemoved);
    }
}
