package dev.pipe.review.diff;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * One file of a change. Its id is its path: the new one, or the old one of a deleted file.
 *
 * @param oldPath where it was before; the same as {@code path} unless renamed or copied
 * @param bytes how large a binary file is, where the diff says so ({@code git diff --binary} does)
 */
public record ChangedFile(
        String path, String oldPath, FileStatus status, Content content, List<ChangedHunk> hunks, OptionalLong bytes) {

    public ChangedFile {
        requireNonNull(path);
        requireNonNull(oldPath);
        requireNonNull(status);
        requireNonNull(content);
        hunks = List.copyOf(hunks);
    }

    public ChangedFile(String path, String oldPath, FileStatus status, Content content, List<ChangedHunk> hunks) {
        this(path, oldPath, status, content, hunks, OptionalLong.empty());
    }

    public String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** The extension in lower case, as the contract calls it; none for {@code Makefile} and {@code .gitignore}. */
    public Optional<String> language() {
        var name = name();
        var dot = name.lastIndexOf('.');
        return dot <= 0 || dot == name.length() - 1
                ? Optional.empty()
                : Optional.of(name.substring(dot + 1).toLowerCase(Locale.ROOT));
    }

    public Stream<ChangedLine> added() {
        return hunks.stream().flatMap(ChangedHunk::added);
    }

    public Stream<ChangedLine> removed() {
        return hunks.stream().flatMap(ChangedHunk::removed);
    }

    /**
     * Git tells a change of type (a file that became a link) as a deletion and an addition of one path; in the patches of
     * several commits a path comes again as well.
     */
    static ChangedFile oneAfterTheOther(List<ChangedFile> parts) {
        var first = parts.getFirst();
        if (parts.size() == 1) {
            return first;
        }
        var hunks = new ArrayList<ChangedHunk>();
        parts.stream()
                .flatMap(part -> part.hunks.stream())
                .forEach(hunk -> hunks.add(hunk.named(first.path + "#h" + hunks.size())));
        var status = parts.stream()
                .map(ChangedFile::status)
                .reduce(ChangedFile::followedBy)
                .orElseThrow();
        var last = parts.getLast();
        return new ChangedFile(first.path, first.oldPath, status, last.content, hunks, last.bytes);
    }

    private static FileStatus followedBy(FileStatus first, FileStatus second) {
        if (second == FileStatus.DELETED) {
            return FileStatus.DELETED;
        }
        return first == FileStatus.DELETED ? FileStatus.MODIFIED : first;
    }
}
