package dev.pipe.sandbox.github.git;

import java.util.List;
import org.eclipse.jgit.diff.DiffEntry.ChangeType;

/** One file of a diff. {@code text} is the file's part of the diff as git writes it, header included. */
public record FileChange(
        ChangeType type,
        String path,
        String previousPath,
        String sha,
        boolean binary,
        int additions,
        int deletions,
        byte[] text,
        List<Hunk> hunks) {

    /** Lines of a hunk as in the diff, each with its mark; {@code newStart} and {@code oldStart} count from 1. */
    public record Hunk(String header, int oldStart, int newStart, List<String> lines) {}

    /** The hunks only, as GitHub gives them in {@code patch}; null where there is none. */
    public String patch() {
        if (hunks.isEmpty()) {
            return null;
        }
        var patch = new StringBuilder();
        for (var hunk : hunks) {
            patch.append(patch.isEmpty() ? "" : "\n").append(hunk.header());
            hunk.lines().forEach(line -> patch.append('\n').append(line));
        }
        return patch.toString();
    }

    public int changes() {
        return additions + deletions;
    }
}
