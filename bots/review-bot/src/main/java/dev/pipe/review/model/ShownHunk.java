package dev.pipe.review.model;

import dev.pipe.review.diff.ChangedHunk;
import dev.pipe.review.diff.ChangedLine;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A hunk as a model sees it. Every line of it begins with a number or a dash of ours, so that no line of the diff can
 * pass for the head of another hunk.
 */
record ShownHunk(String path, ChangedHunk hunk, String text) {

    private static final int NEAR = 15;

    static ShownHunk of(String path, ChangedHunk hunk) {
        var head = "fileId: " + VisibleText.line(path) + "\nhunkId: " + VisibleText.line(hunk.id()) + "\n";
        return new ShownHunk(path, hunk, head + body(hunk.lines()) + "\n");
    }

    /** The lines of a hunk that stand near one of the head's. */
    static ShownHunk near(String path, ChangedHunk hunk, int line) {
        var lines = hunk.masked().lines();
        var at = 0;
        while (at < lines.size() - 1
                && (lines.get(at).isRemoved() || lines.get(at).number() < line)) {
            at++;
        }
        var near = lines.subList(Math.max(0, at - NEAR), Math.min(lines.size(), at + NEAR + 1));
        return of(path, new ChangedHunk(hunk.id(), hunk.oldStart(), hunk.newStart(), hunk.header(), near));
    }

    int tokens() {
        return Tokens.estimate(text);
    }

    private static String body(List<ChangedLine> lines) {
        var raw = lines.stream().map(ChangedLine::text).collect(Collectors.joining("\n"));
        var masked = List.of(VisibleText.of(raw).split("\n", -1));
        if (masked.size() != lines.size()) { // a key over many lines was masked as one
            return masked.stream().map(line -> "~ " + line + "\n").collect(Collectors.joining());
        }
        var text = new StringBuilder();
        for (var i = 0; i < lines.size(); i++) {
            text.append(mark(lines.get(i))).append(masked.get(i)).append('\n');
        }
        return text.toString();
    }

    private static String mark(ChangedLine line) {
        return switch (line.kind()) {
            case ADDED -> line.number() + " + ";
            case REMOVED -> "- ";
            case CONTEXT -> line.number() + "   ";
        };
    }
}
