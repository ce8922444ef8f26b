package dev.pipe.review.risk;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Says where in a document a line stands: {@code jobs>build>steps>run: make}. YAML and JSON tell it by indentation,
 * Terraform by its blocks, TOML by its sections; above the hunk's first line nothing is known.
 */
final class Outline {

    private static final Pattern KEY =
            Pattern.compile("^(?:- +)*[\"']?([\\w./$@*-][\\w ./$@*{}-]{0,80}?)[\"']?\\s*:(?=\\s|$)");
    private static final Pattern BLOCK =
            Pattern.compile("^((?:\\w+)(?:\\s+\"[^\"]{0,80}\"){0,3})\\s*(?:=\\s*)?[\\[{(]+\\s*$");
    private static final Pattern SECTION = Pattern.compile("^\\[{1,2}([^\\]]{1,100})\\]{1,2}\\s*$");
    private static final Pattern SCALAR_BEGINS = Pattern.compile(":\\s*[|>][+-]?\\d?\\s*$");

    /** Of what lies deeper, the first and the last keys tell enough. */
    private static final int DEEPEST = 30;

    private record Level(int indent, String key) {}

    private final Language language;
    private final Deque<Level> levels = new ArrayDeque<>();
    private String section = "";
    private int scalarKey = -1;

    Outline(Language language) {
        this.language = language;
    }

    /** The line with the way to it before it. */
    String placed(String text) {
        var line = text.strip();
        if (line.isEmpty()) {
            return "";
        }
        var indent = indent(text);
        if (scalarKey >= 0 && indent > scalarKey) {
            return way() + "| " + line;
        }
        scalarKey = -1;
        var sectionBegins = language == Language.PROPERTIES ? SECTION.matcher(line) : null;
        if (sectionBegins != null && sectionBegins.matches()) {
            section = sectionBegins.group(1);
            levels.clear();
            return "[" + section + "]";
        }
        while (!levels.isEmpty() && levels.peek().indent() >= indent) {
            levels.pop();
        }
        var placed = way() + line;
        open(line, indent);
        return placed;
    }

    private void open(String line, int indent) {
        var key = language == Language.TERRAFORM ? BLOCK.matcher(line) : KEY.matcher(line);
        if (!key.find()) {
            return;
        }
        var at = indent + dashes(line, key);
        levels.push(new Level(at, key.group(1)));
        if (SCALAR_BEGINS.matcher(line).find()) {
            scalarKey = at;
        }
    }

    private static int dashes(String line, Matcher key) {
        return line.startsWith("-")
                ? key.start(1) - (key.start(1) > 0 && "\"'".indexOf(line.charAt(key.start(1) - 1)) >= 0 ? 1 : 0)
                : 0;
    }

    private String way() {
        var keys = new ArrayList<String>();
        levels.descendingIterator().forEachRemaining(level -> keys.add(level.key()));
        if (keys.size() > DEEPEST) {
            keys.subList(DEEPEST / 2, keys.size() - DEEPEST / 2).clear();
        }
        var way = String.join(">", keys) + (keys.isEmpty() ? "" : ">");
        return section.isEmpty() ? way : section + ">" + way;
    }

    private static int indent(String text) {
        var indent = 0;
        while (indent < text.length() && (text.charAt(indent) == ' ' || text.charAt(indent) == '\t')) {
            indent++;
        }
        return indent;
    }

    /** @param parts the lines of one hunk, in order */
    static List<String> of(List<String> parts, Language language) {
        var outline = new Outline(language);
        return parts.stream().map(outline::placed).toList();
    }
}
