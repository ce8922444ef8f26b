package dev.pipe.review.risk;

import dev.pipe.review.diff.ChangedLine;
import dev.pipe.review.risk.Rule.Reads;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Consecutive lines of one side that belong together, as far as brackets and line ends tell without a parser. */
final class Statement {

    private static final int MOST_LINES = 12;
    private static final int MOST_LINES_OF_A_STRING = 40;
    private static final int MOST_OUTSIDE = 100;
    private static final int LONG_ENOUGH = 6_000;
    private static final Pattern GOES_ON = Pattern.compile("(?:[+,.(\\[=\\\\]|\\|\\||&&|(?<!\\w\\s)\\|)\\s*$");
    private static final Pattern CARRIES_ON =
            Pattern.compile("^\\s*(?:[+?](?![+\\d])|\\.(?!\\.)|\\|\\||&&|\\|\\s|->\\w)");
    private static final Pattern OPENS_A_BLOCK =
            Pattern.compile("(?:\\)|=>|\\w|\\])\\s*\\{\\s*$|\\bdo\\s*(?:\\|[^|]*\\|)?\\s*$|\\):\\s*$|;\\s*$");

    private static final Pattern SECTION = Pattern.compile(
            "^\\s*(?:(?:export\\s+)?(?:const|let|var)\\s+\\w+|(?:module\\.)?exports\\.\\w+)\\s*=\\s*(?:async\\s*)?(?:function\\b|\\(?[\\w{}, :]*\\)?\\s*=>)|^\\s*<rollback\\b");
    private static final Pattern ENDS_SECTION = Pattern.compile("^\\s*</rollback\\b");
    /** A comment that tools for migrations go by. */
    private static final Pattern MIGRATION_WAY =
            Pattern.compile("(?i)^\\s*--\\s*(?:\\+goose|\\+migrate|migrate:)\\s*(?:up|down)\\b");

    private static final Pattern BEGINS_BLOCK = Pattern.compile("^\\S.*\\{\\s*$");
    private static final Pattern ANNOTATION = Pattern.compile("^\\s*(?:@|#?\\[)");
    private static final Pattern TEMPLATE_CODE = Pattern.compile("<\\?[^>]*\\?>|<%[^>]*%>");
    private static final Pattern CLASS = Pattern.compile("\\bclass\\b");

    private final boolean inCode;
    private final boolean isBlock;
    private final List<ChangedLine> lines = new ArrayList<>();
    private final List<LineText> parts = new ArrayList<>();
    private final Map<Reads, View> views = new EnumMap<>(Reads.class);
    private int openBrackets;
    private String function = "";
    private Surroundings around;

    private record View(StringBuilder text, List<Integer> starts) {

        void add(String part) {
            var end = text.length() - 2;
            if (end >= 0 && text.charAt(end) == '\\') {
                text.setCharAt(end, ' '); // the line before goes on in this one
            }
            starts.add(text.length());
            text.append(part).append(' ');
        }
    }

    private Statement(Language language) {
        this.inCode = Language.CODE.contains(language);
        this.isBlock = language == Language.TERRAFORM;
        for (var reads : Reads.values()) {
            views.put(reads, new View(new StringBuilder(), new ArrayList<>()));
        }
    }

    /**
     * The lines of one side of a hunk, read as one must: once, and a second time where they end inside a string, since a
     * hunk may as well have begun in one.
     */
    static List<List<Statement>> readings(List<ChangedLine> side, Language language) {
        var read = new ReadLines(language);
        var first = of(side, language, read);
        return read.otherwise()
                .map(other -> List.of(first, of(side, language, other)))
                .orElse(List.of(first));
    }

    private static List<Statement> of(List<ChangedLine> side, Language language, ReadLines read) {
        var statements = new ArrayList<Statement>();
        var current = new Statement(language);
        for (var line : side) {
            var isCut = line.text().length() > Pieces.LONGEST;
            for (var part : read.next(line.text())) {
                if (current.reachesAcross(part, language)) {
                    statements.add(new Statement(language).add(line, part));
                    continue;
                }
                if (!current.lines.isEmpty() && (isCut || !current.takes(part, language))) {
                    statements.add(current);
                    current = new Statement(language);
                }
                current.add(line, part);
            }
        }
        if (!current.lines.isEmpty()) {
            statements.add(current);
        }
        return withTheirFunctions(statements);
    }

    private static List<Statement> withTheirFunctions(List<Statement> statements) {
        var function = "";
        var around = new Surroundings(List.of());
        var outside = new ArrayList<Statement>();
        for (var statement : statements) {
            var first = statement.parts.getFirst().text();
            var whole = statement.parts.getFirst().all();
            function = ENDS_SECTION.matcher(first).find() ? "" : function;
            function = MIGRATION_WAY.matcher(whole).find() ? whole : function;
            if (beginsSection(first)
                    || statement.isBlock && BEGINS_BLOCK.matcher(first).find()) {
                function = first;
                around = beginning(outside, around);
            } else if (function.isEmpty() && CLASS.matcher(first).find()) {
                outside.addAll(announcing(around.statements()));
                outside.add(statement);
                outside.subList(0, Math.max(0, outside.size() - MOST_OUTSIDE)).clear();
            }
            around.statements().add(statement);
            statement.function = function;
            statement.around = around;
        }
        return statements;
    }

    /** A function, a value that is one, or the way back of a migration. */
    private static boolean beginsSection(String line) {
        return Flow.beginsFunction(line) || SECTION.matcher(line).find();
    }

    /** What stands over a function that begins: the annotations before it are not the former function's. */
    private static Surroundings beginning(List<Statement> outside, Surroundings before) {
        var announcing = announcing(before.statements());
        var around = new Surroundings(outside);
        around.statements().addAll(announcing);
        announcing.forEach(it -> it.around = around);
        announcing.clear();
        return around;
    }

    private static List<Statement> announcing(List<Statement> before) {
        var from = before.size();
        while (from > 0
                && ANNOTATION
                        .matcher(before.get(from - 1).parts.getFirst().text())
                        .find()) {
            from--;
        }
        return before.subList(from, before.size());
    }

    /** What runs in the function around it and stands over that: its annotations, and those of the class. */
    Surroundings surroundings() {
        return around;
    }

    /** The first line of the function around it, as far as it can be seen. */
    String function() {
        return function;
    }

    CharSequence as(Reads reads) {
        return views.get(reads).text();
    }

    List<LineText> parts() {
        return parts;
    }

    /** Whether it is code that does nothing: a comment, a docstring. */
    boolean isIdle() {
        return inCode && LineText.isIdle(as(Reads.CODE));
    }

    /** Its lines without comments; none where it is only a text that is put to no use, a docstring say. */
    Stream<String> effective() {
        return isIdle() ? Stream.empty() : parts.stream().map(LineText::text);
    }

    /** In code, what runs of it: without what its strings say. Elsewhere, all but its comments. */
    CharSequence spoken() {
        if (!inCode) {
            return as(Reads.TEXT);
        }
        var spoken = new StringBuilder();
        parts.forEach(part -> speak(part, spoken));
        return spoken;
    }

    /** In a line of a template the quotes are the page's, and code stands in them. */
    private static void speak(LineText part, StringBuilder spoken) {
        var text = part.text();
        for (var i = 0; i < text.length(); i++) {
            if (part.isCode(i)) {
                spoken.append(text.charAt(i));
            }
        }
        if (text.stripLeading().startsWith("<")) {
            TEMPLATE_CODE.matcher(text).results().forEach(code -> spoken.append(' ')
                    .append(code.group()));
        }
        spoken.append(' ');
    }

    /** Sets how the statement reads with what is known of where its values come from. */
    void flow(List<String> perLine) {
        var view = new View(new StringBuilder(), new ArrayList<>());
        perLine.forEach(view::add);
        views.put(Reads.FLOW, view);
    }

    /** The line to point at for a match: where a foreign value comes in, else the first that the change touched. */
    Optional<ChangedLine> touchedLineWithin(int from, int to, Reads reads) {
        var view = views.get(reads);
        var starts = view.starts();
        for (var i = 0; reads == Reads.FLOW && i < lines.size(); i++) {
            var end = i + 1 < lines.size() ? starts.get(i + 1) : view.text().length();
            var foreign = view.text().indexOf("" + Flow.FOREIGN, Math.max(from, starts.get(i)));
            if (end > from && foreign >= 0 && foreign < Math.min(end, to) && isTouched(lines.get(i))) {
                return Optional.of(lines.get(i));
            }
        }
        for (var i = 0; i < lines.size(); i++) {
            var end = i + 1 < lines.size() ? starts.get(i + 1) : Integer.MAX_VALUE;
            if (end > from && starts.get(i) < to && isTouched(lines.get(i))) {
                return Optional.of(lines.get(i));
            }
        }
        return Optional.empty();
    }

    /** The line that a match begins in, whoever touched it. */
    ChangedLine lineOf(int from, Reads reads) {
        var starts = views.get(reads).starts();
        var at = 0;
        while (at + 1 < lines.size() && starts.get(at + 1) <= from) {
            at++;
        }
        return lines.get(at);
    }

    boolean isTouched() {
        return lines.stream().anyMatch(Statement::isTouched);
    }

    boolean isOneLine() {
        return lines.size() == 1;
    }

    private static boolean isTouched(ChangedLine line) {
        return line.kind() != ChangedLine.Kind.CONTEXT;
    }

    /** A comment or an empty line amid a statement is none of it, and does not end it. */
    private boolean reachesAcross(LineText next, Language language) {
        return next.text().isBlank()
                && !lines.isEmpty()
                && !parts.getLast().open()
                && !parts.getLast().text().isBlank()
                && (language.statementsSpanLines()
                        || language == Language.SQL && !next.all().isBlank());
    }

    private boolean takes(LineText next, Language language) {
        if (as(Reads.ALL).length() > LONG_ENOUGH) {
            return false;
        }
        var last = parts.getLast();
        if (last.open()) {
            return lines.size() < MOST_LINES_OF_A_STRING;
        }
        var code = last.code();
        if (language == Language.SQL) {
            return lines.size() < MOST_LINES_OF_A_STRING
                    && !code.isBlank()
                    && !code.strip().endsWith(";");
        }
        if (lines.size() >= MOST_LINES || next.code().isBlank() || code.isBlank()) {
            return false;
        }
        if (!language.statementsSpanLines()) {
            return code.endsWith("\\") && language.isOutline();
        }
        return openBrackets > 0 && !OPENS_A_BLOCK.matcher(code).find()
                || GOES_ON.matcher(code).find()
                || CARRIES_ON.matcher(next.code()).find();
    }

    private Statement add(ChangedLine line, LineText part) {
        lines.add(line);
        parts.add(part);
        openBrackets += (int) part.code().chars().filter(c -> c == '(').count();
        openBrackets -= (int) part.code().chars().filter(c -> c == ')').count();
        views.get(Reads.ALL).add(part.all());
        views.get(Reads.TEXT).add(part.text());
        views.get(Reads.CODE).add(part.code());
        views.get(Reads.FLOW).add(part.text());
        return this;
    }
}
