package dev.pipe.review.diff;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Everything a pull request changes, in the order of git's diff. */
public record Change(List<ChangedFile> files) {

    public Change {
        files = List.copyOf(files);
    }

    public Stream<AddedLine> addedLines() {
        return files.stream().flatMap(file -> file.hunks().stream().flatMap(hunk -> hunk.added()
                .map(line -> new AddedLine(file.path(), line.number(), line.side(), line.text(), hunk.id()))));
    }

    public Optional<ChangedFile> file(String path) {
        return files.stream().filter(it -> it.path().equals(path)).findFirst();
    }

    public int hunkCount() {
        return files.stream().mapToInt(file -> file.hunks().size()).sum();
    }
}
