package dev.pipe.review.risk;

import dev.pipe.review.diff.ChangedHunk;
import dev.pipe.review.diff.ChangedLine;
import dev.pipe.review.risk.Rule.Reads;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Consecutive lines of the new side that belong together, as far as brackets and line ends tell without a parser. */
final class Statement {

    private static final int MOST_LINES = 6;
    private static final Pattern GOES_ON = Pattern.compile("(?:[+,.(\\[=\\\\]|\\|\\||&&)\\s*$");
    private static final Pattern CARRIES_ON = Pattern.compile("^\\s*(?:[+.?](?![+\\d])|\\|\\||&&|\\|\\s)");

    private final List<ChangedLine> lines = new ArrayList<>();
    private final Map<Reads, View> views = new EnumMap<>(Reads.class);

    private record View(StringBuilder text, List<Integer> starts) {

        void add(String part) {
            starts.add(text.length());
            text.append(part).append(' ');
        }
    }

    private Statement() {
        for (var reads : Reads.values()) {
            views.put(reads, new View(new StringBuilder(), new ArrayList<>()));
        }
    }

    static List<Statement> of(ChangedHunk hunk, Language language) {
        var statements = new ArrayList<Statement>();
        var current = new Statement();
        for (var line : hunk.newSide()) {
            var part = LineText.of(line.text(), language.comments);
            if (!current.lines.isEmpty() && !(language.statementsSpanLines() && current.takes(part))) {
                statements.add(current);
                current = new Statement();
            }
            current.add(line, part);
        }
        statements.add(current);
        return statements.stream().filter(Statement::addsSomething).toList();
    }

    CharSequence as(Reads reads) {
        return views.get(reads).text();
    }

    /** The line to point at for a match: where it begins, if the change added that line, else its first added one. */
    Optional<ChangedLine> addedLineWithin(int from, int to, Reads reads) {
        var starts = views.get(reads).starts();
        for (var i = 0; i < lines.size(); i++) {
            var end = i + 1 < lines.size() ? starts.get(i + 1) : Integer.MAX_VALUE;
            if (end > from && starts.get(i) < to && lines.get(i).isAdded()) {
                return Optional.of(lines.get(i));
            }
        }
        return Optional.empty();
    }

    private boolean addsSomething() {
        return lines.stream().anyMatch(ChangedLine::isAdded);
    }

    private boolean takes(LineText next) {
        var code = as(Reads.CODE).toString();
        if (lines.size() >= MOST_LINES || next.code().isBlank() || code.isBlank()) {
            return false;
        }
        return hasOpenBracket(code)
                || GOES_ON.matcher(code).find()
                || CARRIES_ON.matcher(next.code()).find();
    }

    private static boolean hasOpenBracket(String code) {
        var opened = code.chars().filter(c -> c == '(').count();
        return opened > code.chars().filter(c -> c == ')').count();
    }

    private void add(ChangedLine line, LineText part) {
        lines.add(line);
        views.get(Reads.ALL).add(part.all());
        views.get(Reads.TEXT).add(part.text());
        views.get(Reads.CODE).add(part.code());
    }
}
