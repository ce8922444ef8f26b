package dev.pipe.review.diff;

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
