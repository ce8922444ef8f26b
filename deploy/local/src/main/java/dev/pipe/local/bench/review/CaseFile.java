package dev.pipe.local.bench.review;

import java.util.List;
import java.util.regex.Pattern;

/**
 * One file of a case.
 *
 * @param oldPath another path only when it was renamed
 * @param lines each with its mark: space, {@code +}, {@code -}, {@code !} or {@code %}
 */
record CaseFile(String path, String oldPath, State state, List<String> lines) {

    enum State {
        CHANGED,
        ADDED,
        DELETED,
        RENAMED,
        BINARY
    }

    private static final Pattern HEADER =
            Pattern.compile("(.+?)(?: \\((added|deleted|binary \\d+|renamed from (.+))\\))?");

    CaseFile {
        lines = List.copyOf(lines);
    }

    static CaseFile of(String header, List<String> lines) {
        var form = HEADER.matcher(header);
        if (!form.matches()) {
            throw new IllegalArgumentException("'" + header + "' names no file");
        }
        var oldPath = form.group(3) == null ? form.group(1) : form.group(3);
        return new CaseFile(form.group(1), oldPath, state(form.group(2), lines), lines);
    }

    static boolean isNew(String line) {
        return line.startsWith("+") || line.startsWith("!");
    }

    static boolean isGone(String line) {
        return line.startsWith("-") || line.startsWith("%");
    }

    static boolean isMarked(String line) {
        return line.startsWith("!") || line.startsWith("%");
    }

    private static State state(String said, List<String> lines) {
        if (said == null) {
            return lines.stream().allMatch(CaseFile::isNew) ? State.ADDED : State.CHANGED;
        }
        return switch (said.replaceFirst(" .*", "")) {
            case "added" -> State.ADDED;
            case "deleted" -> State.DELETED;
            case "renamed" -> State.RENAMED;
            default -> State.BINARY;
        };
    }
}
