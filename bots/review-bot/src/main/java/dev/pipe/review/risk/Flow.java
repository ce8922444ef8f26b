package dev.pipe.review.risk;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Follows values through the visible lines of one hunk: what came from outside is marked with {@link #FOREIGN} wherever
 * it is used, what can only be a number or a constant is shown as a literal. Names stand for values; a new function
 * begins a new scope. It sees neither branches nor other files: a guard that mentions a name clears it.
 */
final class Flow {

    /** Stands before a value that somebody outside chooses. */
    static final char FOREIGN = '\u2620';

    /** Stands before a value that the program put together from parts it does not show to be harmless. */
    static final char ASSEMBLED = '\u2602';

    /** Stands before a text of SQL that is being put together. */
    static final char SQL = '\u2603';

    /** Follows {@link #FOREIGN} where the value is put into a string. */
    static final char WOVEN = '\u2621';

    /** Ends a statement that shows text which was made harmless as HTML before. */
    static final char CLEANED = '\u2744';

    private static final String MARK = "" + FOREIGN;
    private static final String LITERAL = "\"c\"";
    private static final String LITERAL_TEXT = "(?:\"[^\"$#{\\\\]*\"|'[^'$#{\\\\]*')";

    private static final Pattern NAME = Pattern.compile("[A-Za-z_]\\w*");
    private static final Pattern PHP_NAME = Pattern.compile("\\$?[A-Za-z_]\\w*");
    private static final Pattern ASSIGNMENT = Pattern.compile(
            "^\\s*(?:(?:export|final|var|let|const|val|my|local|static|private"
                    + "|public|readonly|mut|auto|if|dynamic|string|String|unsigned|[A-Z]\\w*(?:<[^=;]{1,80}>)?(?:\\[\\])?\\??|\\w+(?:\\[\\])?(?=\\s+[A-Za-z_]\\w*\\s*=))\\s+\\(?)*"
                    + "([$@\\w.>\\-]+|\\{[^}]{1,160}\\}|\\[[^\\]=]{1,120}\\]|\\([^)=]{1,120}\\)|[\\w$]+(?:\\s*,\\s*[\\w$]+){1,5})"
                    + "\\s*(?::\\s*[\\w<>\\[\\]|.? &'\"]{1,60}?)?\\s*(:=|\\+=|\\?\\?=|\\|\\|=|\\.=|=(?![=>~]))\\s*(.*)$");
    private static final Pattern CONSTANT = Pattern.compile("[A-Z_][A-Z0-9_]*");
    private static final Pattern LOOP = Pattern.compile(
            "\\bfor\\b\\s*\\(?\\s*(?:(?:final|var|let|const|val|\\w+)\\s+)?\\(?([\\w$]+)(?:\\s*,\\s*([\\w$]+))?\\)?\\s+(?:in|of|:|:= range)\\s+(.*)$");
    private static final Pattern WITH_AS = Pattern.compile("^\\s*(?:async\\s+)?with\\s+(.*)\\s+as\\s+(\\w+)\\s*:");
    private static final Pattern FUNCTION = Pattern.compile(
            "^\\s*(?:@\\w+.*)?(?:(?:export|default|public|private|protected|internal|static|async|override|final|suspend|pub(?:\\([^)]*\\))?|open|abstract|virtual|synchronized)\\s+)*"
                    + "(?:def|func|fn|fun|function|sub)\\b|^\\s*(?:public|private|protected|internal)\\s+[^=;]*\\([^;]*$");
    private static final Pattern RUBY_FUNCTION = Pattern.compile("^\\s*def\\s+[\\w.?!]+\\s*$");
    private static final Pattern ANNOTATION = Pattern.compile("^\\s*(?:@|#\\[)");
    private static final Pattern BEGINS_SQL = Pattern.compile(
            "(?i)(?:StringBuilder|StringBuffer|StringBuilder\\.new|strings\\.Builder|\\bQueryBuilder(?:::<\\w+>)?::new|\\bformat!)\\(\\s*[\"'](?:select|insert|update|delete)\\b|\\bString::from\\(\\s*\"(?:select\\s.+\\sfrom|insert\\s+into|update\\s.+\\sset|delete\\s+from)\\b|^\\s*[$@]?[\"'`](?:select\\s.+\\sfrom|insert\\s+into|update\\s.+\\sset|delete\\s+from)\\b");
    private static final Pattern SQL_APPENDED = Pattern.compile(
            "(?i)^\\s*(\\$?\\w+)\\.(?:append\\w*|WriteString|push_str|push)\\(\\s*\"\\s*(?:select\\s.+\\sfrom|insert\\s+into|update\\s.+\\sset|delete\\s+from)\\b");
    private static final Pattern GOES_ON = Pattern.compile(
            "^\\s*(\\$?\\w+)\\s*(?:\\.(?:[aA]ppend(?:Line|Format)?|add|push|push_str|WriteString|concat)\\(|\\+=|\\.=|<<)");
    private static final Pattern APPENDED = Pattern.compile(
            "^\\s*([\\w$]+)(?:\\.|->)(?:append|add|push|push_str|Append\\w*|WriteString|Add|concat|write|arg|args)\\b.*"
                    + MARK);
    private static final Pattern PUT_TOGETHER = Pattern.compile(
            "[\"'`]\\s*(?:\\+|\\.|\\.\\.)\\s*(?![\"'`\\d\\s])(?![A-Z][A-Z0-9_]+\\b)[\\w$(" + MARK
                    + "]|[\\w)\\]]\\s*\\+\\s*[\"'`]|\\$\\{(?![\"'`])|\\b[fF][\"'][^\"']*\\{(?![\"'{])|#\\{(?!\")|[sS]printf\\(|\\bformat!?\\(|[\"']\\s*%\\s*[\\w(]|\\$\"[^\"]*\\{(?!\")|\"[^\"]*\\$[a-z{]");
    private static final Pattern OF_FIXED_HOST = Pattern.compile(
            "(?i)^(?:\\$?@?[fF]?[\"'`]\\s*(?:https?|wss?|ftp)://[\\w.:-]+[\\w]/|\\$?[fF]?[\"'`]/(?!/)|(?:[fF]?[\"'`]\\$?\\{?)?[\\w.]*(?:base_?ur[li]|api_?ur[li]|api_?base|_ur[li]|endpoint|api|host|origin|server)\\w*(?:\\(\\))?\\}?[\"'`/ ]*\\+?|(?:String\\.format|fmt\\.Sprintf|format!|sprintf)\\(\\s*\"https?://[\\w.:-]+/|new URL\\(\\s*[^,;]*,\\s*\\w+)");
    private static final Pattern FROM_A_TABLE = Pattern.compile(
            "^(?:\\w+\\.)*[A-Z][A-Z0-9_]{2,}(?:\\[|\\.(?:get|fetch|getOrDefault|key|dig|slice|TryGetValue|GetValueOrDefault)\\(|\\.(?:find|detect|select)\\s*(?:\\{|do\\b|\\())");
    private static final Pattern JUST_LITERALS = Pattern.compile(
            "(?:[\\s;,+()\\[\\]{}:.]|\"[^\"$#{]*\"|'[^']*'|`[^`$]*`|-?\\d[\\w.]*|\\b(?:true|false|null|None|True|False|nil|new|of|List|Set|Map|Arrays|asList|freeze|str|String)\\b)+");

    /** One of some literals, whoever asks for which. */
    private static final Pattern CHOICE = Pattern.compile("^(?:\\w+\\s+)?(?:switch|when|match)\\b[^;]*\\{\\s*$|^[\\w.]*"
            + MARK + "?[\\w.]+\\s+switch\\s*\\{?\\s*$"
            + "|\\?\\s*" + LITERAL_TEXT + "\\s*:\\s*" + LITERAL_TEXT + "\\s*[;,]?\\s*$"
            + "|^" + LITERAL_TEXT + "\\s+if\\b[^\"']*(?:[\"'][^\"']*[\"'][^\"']*)?\\belse\\s+" + LITERAL_TEXT + "\\s*$"
            + "|^if\\s*\\(.*\\)\\s*" + LITERAL_TEXT + "\\s+else\\s+" + LITERAL_TEXT + "\\s*$|^if\\b.*\\{\\s*"
            + LITERAL_TEXT + "\\s*\\}\\s*else\\s*\\{\\s*" + LITERAL_TEXT + "\\s*\\};?\\s*$");

    private static final Pattern CLEANS_HTML = Pattern.compile(
            "\\b(?:DOMPurify\\.sanitize|sanitizeHtml|sanitize|escapeHtml\\w*|bleach\\.clean|nh3\\.clean|htmlspecialchars|htmlentities|conditional_escape|format_html|html\\.escape|html\\.EscapeString|HtmlUtils\\.htmlEscape|Jsoup\\.clean|Encode\\.forHtml\\w*|HtmlEncode|ERB::Util\\.html_escape|sanitizer\\.\\w+)\\(");

    /** An answer to a request is written into what this points at. */
    private static final Pattern READ_INTO = Pattern.compile(
            "(?:\\b(?:Decode|Unmarshal)\\(.*&(\\w+)\\s*\\)|\\.(?:Should)?Bind(?:JSON|Query|Uri|Body|With|XML|Form)?\\(\\s*&(\\w+)|\\.(?:BodyParser|QueryParser|ParamsParser)\\(\\s*&(\\w+))");

    private final Sources sources;
    private final Pattern name;
    private final ScopedNames foreign = new ScopedNames(); // from the indent of their first assignment
    private final Map<String, Set<String>> madeFrom = new HashMap<>();
    private final ScopedNames harmless = new ScopedNames();
    private final Set<String> assembled = new HashSet<>();
    private final Set<String> announced = new HashSet<>(); // by an annotation on a function to come
    private final Set<String> sqlTexts = new HashSet<>();
    private final Set<String> cleaned = new HashSet<>();
    private final RouteHandlers handlers;
    private final ForeignCalls calls;
    private final Language language;

    Flow(Language language, ForeignCalls calls) {
        this.language = language;
        this.calls = calls;
        this.sources = Sources.of(language);
        this.name = language == Language.PHP ? PHP_NAME : NAME;
        this.handlers = new RouteHandlers(language);
    }

    static void through(List<Statement> statements, Language language, ForeignCalls calls) {
        var flow = new Flow(language, calls);
        statements.forEach(flow::follow);
    }

    private void follow(Statement statement) {
        var parts = statement.parts();
        var first = parts.getFirst().text();
        if (beginsFunction(first)) {
            leaveFunction(indent(first));
            announced.forEach(it -> foreign.add(it, ScopedNames.INSIDE));
            announced.clear();
        }
        var whole = parts.stream().map(LineText::text).collect(joining(" "));
        var lower = whole.toLowerCase(Locale.ROOT);
        var numbers = sources.numbers(whole, lower);
        takeParameters(
                sources.foreignParameters(whole, lower),
                numbers,
                ANNOTATION.matcher(first).find());
        takeParameters(handlers.foreignParameters(whole), List.of(), false);
        takeParameters(calls.foreignParameters(whole, language), numbers, false);
        var marked = parts.stream().map(this::mark).toList();
        var text = String.join(" ", marked);
        var goesOn = GOES_ON.matcher(first);
        if (!sqlTexts.isEmpty() && goesOn.find() && sqlTexts.contains(goesOn.group(1))) {
            marked = new ArrayList<>(marked);
            marked.set(0, SQL + marked.getFirst().stripLeading());
        }
        statement.flow(showsCleaned(parts) ? endedBy(marked, CLEANED) : marked);
        var begun = SQL_APPENDED.matcher(first);
        if (begun.find()) {
            sqlTexts.add(begun.group(1));
        }
        if (text.isBlank()) {
            return;
        }
        Guards.known(text).ifPresent(this::isHarmless);
        if (!Guards.clears(text, this::clear)) {
            learn(text, indent(first));
            numbers.forEach(this::isHarmless);
        }
    }

    private boolean showsCleaned(List<LineText> parts) {
        if (cleaned.isEmpty()) {
            return false;
        }
        for (var part : parts) {
            var names = name.matcher(part.text());
            while (names.find()) {
                if (cleaned.contains(names.group()) && part.isCode(names.start())) {
                    return true;
                }
            }
        }
        return false;
    }

    private static List<String> endedBy(List<String> lines, char mark) {
        var ended = new ArrayList<>(lines);
        ended.set(ended.size() - 1, ended.getLast() + mark);
        return ended;
    }

    static boolean beginsFunction(String line) {
        return line.indexOf('(') >= 0 && FUNCTION.matcher(line).find()
                || RUBY_FUNCTION.matcher(line).find();
    }

    private void leaveFunction(int indent) {
        foreign.leave(indent);
        assembled.clear();
        cleaned.clear();
        sqlTexts.clear();
        harmless.leave(ScopedNames.EVERYWHERE);
    }

    private void takeParameters(List<String> foreignNames, List<String> numbers, boolean isAnnotation) {
        if (isAnnotation) {
            announced.addAll(foreignNames);
        }
        for (var parameter : foreignNames) {
            foreign.add(parameter, ScopedNames.INSIDE);
            harmless.remove(parameter);
        }
        numbers.forEach(this::isHarmless);
        foreign.removeAll(numbers);
    }

    private void isHarmless(String name) {
        harmless.add(name, CONSTANT.matcher(name).matches() ? ScopedNames.EVERYWHERE : ScopedNames.INSIDE);
    }

    private String mark(LineText part) {
        var text = part.text();
        if (text.isBlank()) {
            return text;
        }
        var lower = text.toLowerCase(Locale.ROOT);
        var safe = sources.harmlessRanges(text, lower);
        var starts = sources.startsOfForeign(text, lower);
        if (safe.isEmpty() && starts.isEmpty() && foreign.isEmpty() && harmless.isEmpty() && assembled.isEmpty()) {
            return text;
        }
        var marked = new StringBuilder(text.length() + 16);
        var names = name.matcher(text);
        var from = 0;
        while (from < text.length() && names.find(from)) {
            var at = names.start();
            marked.append(text, from, at);
            from = names.end();
            if (!part.isCode(at)) {
                marked.append(text, at, from);
            } else if (safe.containsKey(at)) {
                marked.append(LITERAL);
                from = safe.get(at);
            } else {
                var shown = as(names.group(), text, at, from, starts.contains(at));
                var woven = part.kinds().charAt(at) == LineText.INTERPOLATED && shown.startsWith(MARK);
                marked.append(woven ? MARK + WOVEN + shown.substring(1) : shown);
            }
        }
        return marked.append(text, Math.min(from, text.length()), text.length()).toString();
    }

    private String as(String name, String text, int start, int end, boolean isSource) {
        if (isSource) {
            return MARK + name;
        }
        var before = start == 0 ? ' ' : text.charAt(start - 1);
        if (before == '.' && !text.startsWith("...", Math.max(0, start - 3))
                || before == '>' && start > 1 && text.charAt(start - 2) == '-'
                || before == ':' && start > 1 && text.charAt(start - 2) == ':') {
            return name;
        }
        if (foreign.contains(name) && !isLabel(text, end)) {
            return MARK + name;
        }
        if (assembled.contains(name) && !isLabel(text, end)) {
            return ASSEMBLED + name;
        }
        return harmless.contains(name) && standsAlone(text, end) ? LITERAL : name;
    }

    /** {@code name: value} in a call or an object, {@code name=value} in a call. */
    private static boolean isLabel(String text, int end) {
        return text.startsWith(": ", end) || text.startsWith("=", end) && !text.startsWith("==", end);
    }

    private static boolean standsAlone(String text, int end) {
        var rest = text.substring(end).stripLeading();
        return rest.isEmpty() || ",)}];+.|\"'`<>?".indexOf(rest.charAt(0)) >= 0 && !rest.startsWith("...");
    }

    private void learn(String text, int indent) {
        var assigned = ASSIGNMENT.matcher(text);
        if (text.indexOf('=') >= 0 && assigned.find()) {
            assign(assigned.group(1), assigned.group(2), assigned.group(3), indent);
        }
        if (text.indexOf('&') >= 0) {
            learnWhatIsReadInto(text, indent);
        }
        if (text.indexOf(FOREIGN) < 0) {
            return;
        }
        var loop = LOOP.matcher(text);
        if (loop.find() && Calls.carries(loop.group(3))) {
            taint(loop.group(1), loop.group(3), indent);
        }
        var with = WITH_AS.matcher(text);
        if (with.find() && Calls.carries(with.group(1))) {
            taint(with.group(2), with.group(1), indent);
        }
        var appended = APPENDED.matcher(text);
        if (appended.find()) {
            taint(appended.group(1), text, indent);
        }
    }

    private void learnWhatIsReadInto(String text, int indent) {
        var into = READ_INTO.matcher(text);
        if (into.find() && (into.group(1) == null || text.indexOf(FOREIGN) >= 0)) {
            Stream.of(into.group(1), into.group(2), into.group(3))
                    .filter(Objects::nonNull)
                    .forEach(name -> taint(name, text, indent));
        }
    }

    private void assign(String target, String operator, String value, int indent) {
        var names = new ArrayList<String>();
        var found = name.matcher(target.replaceAll("\\w+\\s*:\\s*(?=\\w)", "")
                .replaceAll("=\\s*[^,}]*", "")
                .replace(MARK, ""));
        if (target.matches("[$@]?\\w+")) {
            names.add(target.startsWith("@") ? target.substring(1) : target);
        } else if (!target.contains(".") && !target.contains("->")) {
            while (found.find()) {
                names.add(found.group());
            }
        }
        if (BEGINS_SQL.matcher(value).find()) {
            sqlTexts.addAll(names);
        }
        if (CLEANS_HTML.matcher(value).find()) {
            cleaned.addAll(names);
        } else {
            names.forEach(cleaned::remove);
        }
        for (var name : names) {
            assembled.remove(name);
            var fixed = OF_FIXED_HOST
                            .matcher(value.replace(MARK, "").replace("" + WOVEN, ""))
                            .find()
                    && !value.startsWith(MARK);
            if (!operator.equals("+=") && !operator.equals(".=") && isLookedUp(value)) {
                foreign.remove(name);
                isHarmless(name);
            } else if (Calls.carries(value) && !fixed && !isOurs(value)) {
                taint(name, value, indent);
            } else if (PUT_TOGETHER.matcher(value).find() && !sources.isHarmless(value)) {
                foreign.remove(name);
                harmless.remove(name);
                assembled.add(name);
            } else if (operator.length() < 2 || operator.equals(":=")) {
                foreign.remove(name);
                harmless.remove(name);
                if (isOurs(value)) {
                    isHarmless(name);
                }
            } else if (!JUST_LITERALS.matcher(value).matches()) {
                harmless.remove(name);
            }
        }
    }

    /** By one foreign key in a table of ours, with nothing added to what it answers. */
    private static boolean isLookedUp(String value) {
        return value.indexOf(FOREIGN) == value.lastIndexOf(FOREIGN)
                && value.indexOf('+') < 0
                && FROM_A_TABLE.matcher(value).find();
    }

    /** Literals and placeholders. */
    private boolean isOurs(String value) {
        return JUST_LITERALS.matcher(value).matches()
                || CHOICE.matcher(value).find()
                || Guards.asksForKnown(value)
                || sources.isHarmless(value);
    }

    private void taint(String name, String value, int indent) {
        foreign.addIfUnknown(name, indent);
        harmless.remove(name);
        var from = Guards.FOREIGN_NAME.matcher(value);
        while (from.find()) {
            madeFrom.computeIfAbsent(name, key -> new HashSet<>()).add(from.group(1));
        }
    }

    private void clear(String name) {
        foreign.remove(name);
        foreign.removeAll(madeFrom.getOrDefault(name, Set.of()));
    }

    private static int indent(String text) {
        return text.length() - text.stripLeading().length();
    }
}
