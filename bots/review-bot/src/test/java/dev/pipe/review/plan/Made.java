package dev.pipe.review.plan;

import dev.pipe.review.diff.Change;
import dev.pipe.review.diff.ChangedFile;
import dev.pipe.review.diff.ChangedHunk;
import dev.pipe.review.diff.ChangedLine;
import dev.pipe.review.diff.ChangedLine.Kind;
import dev.pipe.review.diff.Content;
import dev.pipe.review.diff.FileStatus;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Changes to plan for, made up. */
final class Made {

    private Made() {}

    static Change change(ChangedFile... files) {
        return new Change(List.of(files));
    }

    static ChangedFile added(String path, String... lines) {
        return file(path, path, FileStatus.ADDED, Arrays.stream(lines).map(line -> "+" + line));
    }

    static ChangedFile added(String path, int lines) {
        return file(path, path, FileStatus.ADDED, some(path, lines));
    }

    static ChangedFile changed(String path, int lines) {
        return file(path, path, FileStatus.MODIFIED, some(path, lines));
    }

    static ChangedFile changed(String path, String... added) {
        return file(path, path, FileStatus.MODIFIED, Arrays.stream(added).map(line -> "+" + line));
    }

    static ChangedFile deleted(String path, int lines) {
        return file(path, path, FileStatus.DELETED, some(path, lines).map(line -> "-" + line.substring(1)));
    }

    static ChangedFile moved(String from, String to) {
        return new ChangedFile(to, from, FileStatus.RENAMED, Content.TEXT, List.of());
    }

    static ChangedFile binary(String path) {
        return new ChangedFile(path, path, FileStatus.MODIFIED, Content.BINARY, List.of());
    }

    /** @param marked lines with their marks; ten a hunk */
    static ChangedFile file(String path, String old, FileStatus status, Stream<String> marked) {
        return file(path, old, status, "", marked.toList());
    }

    static ChangedFile file(String path, String old, FileStatus status, String function, List<String> marked) {
        var hunks = new ArrayList<ChangedHunk>();
        for (var from = 0; from < marked.size(); from += 10) {
            var start = from + 1;
            var lines = marked.subList(from, Math.min(marked.size(), from + 10)).stream()
                    .map(line ->
                            new ChangedLine(line.startsWith("-") ? Kind.REMOVED : Kind.ADDED, start, line.substring(1)))
                    .toList();
            var header = "@@ -" + start + " +" + start + " @@" + (function.isEmpty() ? "" : " " + function);
            hunks.add(new ChangedHunk(path + "#h" + hunks.size(), start, start, header, lines));
        }
        return new ChangedFile(path, old, status, Content.TEXT, hunks);
    }

    private static Stream<String> some(String path, int lines) {
        return IntStream.range(0, lines).mapToObj(n -> "+line " + n + " of it");
    }
}
