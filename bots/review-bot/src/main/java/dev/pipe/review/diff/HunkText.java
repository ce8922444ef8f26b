package dev.pipe.review.diff;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.patch.HunkHeader;

/** The lines of one hunk, taken from the diff's bytes. */
final class HunkText {

    private final byte[] buffer;
    private final int end;
    private int at;

    private HunkText(HunkHeader hunk) {
        this.buffer = hunk.getBuffer();
        this.at = hunk.getStartOffset();
        this.end = hunk.getEndOffset();
    }

    static String header(HunkHeader hunk) {
        return new HunkText(hunk).next();
    }

    static List<ChangedLine> lines(HunkHeader hunk) {
        var text = new HunkText(hunk);
        text.next();
        var lines = new ArrayList<ChangedLine>();
        var left = hunk.getOldImage().getStartLine();
        var right = hunk.getNewStartLine();
        while (text.at < text.end) {
            var line = text.next();
            switch (line.isEmpty() ? ' ' : line.charAt(0)) {
                case '+' -> lines.add(new ChangedLine(ChangedLine.Kind.ADDED, right++, line.substring(1)));
                case '-' -> lines.add(new ChangedLine(ChangedLine.Kind.REMOVED, left++, line.substring(1)));
                case '\\' -> {} // "No newline at end of file" belongs to the line before
                default -> {
                    lines.add(new ChangedLine(
                            ChangedLine.Kind.CONTEXT, right++, line.isEmpty() ? "" : line.substring(1)));
                    left++;
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
