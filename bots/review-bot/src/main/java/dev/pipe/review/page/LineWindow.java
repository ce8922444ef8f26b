package dev.pipe.review.page;

/** Counts the lines of a step as they go by, and lets those of one part through. */
final class LineWindow {

    private final int from;
    private final int to;
    private int at;

    LineWindow(int from, int size) {
        this.from = from;
        this.to = from + size;
    }

    /** Whether the next line is to be shown; it is not gone by yet. */
    boolean shows() {
        return at >= from && at < to;
    }

    /** Whether the next line is to be shown. */
    boolean next() {
        var shown = shows();
        at++;
        return shown;
    }

    /** Whether a hunk of so many lines has one to show; if not, they are counted as gone by. */
    boolean meets(int lines) {
        if (at + lines > from && at < to) {
            return true;
        }
        at += lines;
        return false;
    }

    boolean more() {
        return at > to;
    }

    int seen() {
        return at;
    }
}
