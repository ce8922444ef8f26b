package dev.pipe.review.diff;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.pipe.review.diff.ChangedLine.Kind;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.patch.HunkHeader;

/** The lines of one hunk, taken from the diff's bytes. */
final class HunkText {

    private final byte[] buffer;
    private final int end;
    private final int oldEnd;
    private final int newEnd;
    private int at;
    private int left;
    private int right;

    private HunkText(HunkHeader hunk) {
        this.buffer = hunk.getBuffer();
        this.at = hunk.getStartOffset();
        this.end = hunk.getEndOffset();
        this.left = hunk.getOldImage().getStartLine();
        this.right = hunk.getNewStartLine();
        this.oldEnd = left + hunk.getOldImage().getLineCount();
        this.newEnd = right + hunk.getNewLineCount();
    }

    static String header(HunkHeader hunk) {
        return new HunkText(hunk).next();
    }

    static List<ChangedLine> lines(HunkHeader hunk) {
        var text = new HunkText(hunk);
        text.next();
        return text.lines();
    }

    private List<ChangedLine> lines() {
        var lines = new ArrayList<ChangedLine>();
        while (at < end) {
            var line = next();
            switch (line.isEmpty() ? ' ' : line.charAt(0)) {
                case '+' -> lines.add(new ChangedLine(Kind.ADDED, right++, line.substring(1)));
                case '-' -> lines.add(new ChangedLine(Kind.REMOVED, left++, line.substring(1)));
                case '\\' -> {} // "No newline at end of file" belongs to the line before
                default -> {
                    if (!line.isEmpty() || left < oldEnd || right < newEnd) { // else a blank line after the diff
                        lines.add(new ChangedLine(Kind.CONTEXT, right++, line.isEmpty() ? "" : line.substring(1)));
                        left++;
                    }
                }
            }
        }
        return lines;
    }

    private String next() {
        var from = at;
        while (at < end && buffer[at] != '\n') {
            at++;
        }
        var to = at > from && buffer[at - 1] == '\r' ? at - 1 : at;
        at++;
        return new String(buffer, from, to - from, UTF_8);
    }
}
