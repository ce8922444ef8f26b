package dev.pipe.review.risk;

import dev.pipe.review.diff.ChangedHunk;
import dev.pipe.review.diff.ChangedLine;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Whether what goes where a line comes did something safer with the same value. */
final class SaferBefore {

    private static final Pattern PATH = Pattern.compile("[@$]?\\w+(?:(?:\\.|\\?\\.|->)\\$?\\w+)+");
    private static final Pattern NAME = Pattern.compile("[@$]?[a-z]\\w{2,}(?!\\w*\\()");
    private static final Pattern MARKUP = Pattern.compile("<\\w|\\bclass=|/>");
    private static final Set<String> WORDS = Set.of(
            "return",
            "const",
            "var",
            "let",
            "val",
            "def",
            "function",
            "await",
            "async",
            "new",
            "public",
            "private",
            "static",
            "final",
            "self",
            "this",
            "string",
            "true",
            "false",
            "null",
            "none",
            "for",
            "not",
            "and");

    private SaferBefore() {}

    static boolean of(ChangedHunk hunk, ChangedLine line) {
        var lines = hunk.lines();
        var at = lines.indexOf(line);
        if (at < 0) {
            return false;
        }
        var gone = new HashSet<String>();
        around(lines, at).stream().filter(ChangedLine::isRemoved).forEach(it -> gone.addAll(names(it)));
        return names(line).stream().anyMatch(gone::contains);
    }

    /** The lines that go and come in one place. */
    private static List<ChangedLine> around(List<ChangedLine> lines, int at) {
        Predicate<ChangedLine> stays =
                line -> line.kind() == ChangedLine.Kind.CONTEXT && !line.text().isBlank();
        var from = at;
        while (from > 0 && !stays.test(lines.get(from - 1))) {
            from--;
        }
        var to = at;
        while (to < lines.size() && !stays.test(lines.get(to))) {
            to++;
        }
        return lines.subList(from, to);
    }

    private static Set<String> names(ChangedLine line) {
        var names = new HashSet<String>();
        PATH.matcher(line.text()).results().forEach(it -> names.add(it.group().replace("?.", ".")));
        if (!MARKUP.matcher(line.text()).find()) {
            NAME.matcher(line.text())
                    .results()
                    .map(it -> it.group())
                    .filter(it -> !WORDS.contains(it))
                    .forEach(names::add);
        }
        return names;
    }
}
