package dev.pipe.review.diff;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.regex.Pattern;

/**
 * Every line of a diff belongs to a hunk of a file that is named, or to the words that mail and log put around it. What
 * JGit would skip, or count to the file before, is refused: it could hold anything, and nobody would have read it.
 */
final class RefuseLeftovers {

    private static final Pattern HUNK =
            Pattern.compile("@@ -\\d{1,9}(?:,(\\d{1,9}))? \\+\\d{1,9}(?:,(\\d{1,9}))? @@.*", Pattern.DOTALL);
    private static final Pattern SUBMODULE = Pattern.compile(
            "Submodule .+ (?:[0-9a-f]{7,64}\\.{2,3}[0-9a-f]{7,64}.*|contains (?:untracked|modified) content)\r?");
    private static final Pattern WORDS = Pattern.compile("(?:-- ?|From [0-9a-f]{40,64} .*|commit [0-9a-f]{7,64}.*)\r?");

    private final byte[] diff;
    private int number;
    private long old;
    private long now;
    private boolean named;
    private boolean heading;
    private boolean open;
    private boolean words = true;

    private RefuseLeftovers(byte[] diff) {
        this.diff = diff;
    }

    /** @throws UnreadableDiff with the number of the first line that belongs to nothing */
    static void in(byte[] diff) {
        new RefuseLeftovers(diff).read();
    }

    private void read() {
        for (var from = 0; from < diff.length; ) {
            var end = end(from);
            number++;
            if (old > 0 || now > 0) {
                content(from == end ? ' ' : diff[from]);
            } else if (from < end && !goesOn(from, end)) {
                open = false;
                between(from, end);
            }
            from = end + 1;
        }
    }

    /** More lines than a hunk counts are read as its own, unless they begin another file. */
    private boolean goesOn(int from, int end) {
        return open
                && "+- \\".indexOf(diff[from]) >= 0
                && !(startsWith("--- ", from) && startsWith("+++ ", end + 1) && startsWith("@@ -", end(end + 1) + 1))
                && !WORDS.matcher(line(from, end)).matches();
    }

    private int end(int from) {
        var end = from;
        while (end < diff.length && diff[end] != '\n') {
            end++;
        }
        return end;
    }

    private void content(int mark) {
        switch (mark) {
            case '+' -> now--;
            case '-' -> old--;
            case '\\' -> {} // "No newline at end of file"
            default -> {
                old--;
                now--;
            }
        }
    }

    private void between(int from, int end) {
        switch (diff[from]) {
            case 'd' -> section(from);
            case '@' -> hunk(line(from, end));
            case '+', '-' -> name(from, end);
            case 'S' -> submodule(line(from, end));
            case 'F', 'c' -> words |= WORDS.matcher(line(from, end)).matches();
            default -> {} // the header's own lines, the blank ones between, words of a log
        }
        named &= !words;
    }

    private void section(int from) {
        if (startsWith("diff --git ", from)) {
            named = true;
            heading = true;
            words = false;
        }
    }

    private void hunk(String line) {
        if (!line.startsWith("@@ ")) {
            return;
        }
        var ranges = HUNK.matcher(line);
        if (!named || !ranges.matches()) {
            throw leftover();
        }
        heading = false;
        open = true;
        old = ranges.group(1) == null ? 1 : Long.parseLong(ranges.group(1));
        now = ranges.group(2) == null ? 1 : Long.parseLong(ranges.group(2));
    }

    /** The names of a section, the signature under a mail, or what is nobody's. */
    private void name(int from, int end) {
        if (heading && (startsWith("--- ", from) || startsWith("+++ ", from))) {
            return;
        }
        if (words && startsWith("--- ", from) && startsWith("+++ ", end + 1) && startsWith("@@ -", end(end + 1) + 1)) {
            named = true; // a plain diff
            heading = true;
            words = false;
            return;
        }
        if (WORDS.matcher(line(from, end)).matches()) {
            words = true;
        } else if (!words || startsWith("+++ ", from)) {
            throw leftover();
        }
    }

    private void submodule(String line) {
        if (SUBMODULE.matcher(line).matches()) {
            throw new UnreadableDiff("Line " + number
                    + " tells of a submodule in words, without its commits: `git diff --submodule=short` names them");
        }
    }

    private boolean startsWith(String text, int at) {
        for (var i = 0; i < text.length(); i++) {
            if (at + i >= diff.length || diff[at + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private String line(int from, int end) {
        return new String(diff, from, end - from, ISO_8859_1);
    }

    private UnreadableDiff leftover() {
        return new UnreadableDiff("Line " + number
                + " of the diff belongs to no hunk of a file that it names: it is damaged or put together");
    }
}
