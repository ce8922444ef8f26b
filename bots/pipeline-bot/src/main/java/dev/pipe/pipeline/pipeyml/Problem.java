package dev.pipe.pipeline.pipeyml;

/**
 * What is wrong in a file, where, and how to mend it. Plain text that may quote the file: whoever shows it escapes it.
 *
 * @param line counted from 1, as is the column
 * @param key where in the file: {@code merge.method}; empty for the file as a whole
 */
public record Problem(int line, int column, String key, String what, String mend) {

    public String where() {
        return "line " + line + ", column " + column;
    }

    @Override
    public String toString() {
        return where() + ": " + (key.isEmpty() ? "" : key + ": ") + what + ". " + mend;
    }
}
