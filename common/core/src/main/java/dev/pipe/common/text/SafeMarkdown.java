package dev.pipe.common.text;

import java.util.regex.Pattern;

/**
 * Writes text from outside into our Markdown so that it shows as it was typed and does nothing: it mentions nobody,
 * refers to no issue, loads no image, links nowhere, is no HTML, imitates none of our hidden markers and begins no
 * command. Control and direction-changing characters are dropped. Where GitHub acts on text even after Markdown is
 * rendered (mentions, references, bare addresses), a zero-width space parts what it would recognise.
 */
public final class SafeMarkdown {

    private static final String GAP = "\u200B";

    // C0 and C1 controls but tab and line feed; marks that turn the direction of what follows ("Trojan Source")
    private static final Pattern UNSEEN =
            Pattern.compile("[\\x00-\\x08\\x0B-\\x1F\\x7F-\\x9F\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]");
    private static final Pattern LINE_BREAKS = Pattern.compile("\\s*[\\n\u2028\u2029]\\s*");
    private static final Pattern MENTION = Pattern.compile("@(?=[\\p{Alnum}_-])");
    private static final Pattern REFERENCE = Pattern.compile("(?i)(#|\\bGH-)(?=\\d)");
    private static final Pattern ADDRESS = Pattern.compile("(?i)([a-z][a-z0-9+.-]*:)(?=//)|\\b(www)(?=\\.)");
    private static final Pattern MARKUP = Pattern.compile("[\\\\`*_\\[\\]|~#$]");
    private static final Pattern BLOCK_START = Pattern.compile("^([-+=/:]|\\d{1,9}(?=[.)]))");

    private SafeMarkdown() {}

    /** As inline text, on one line: in a sentence, a heading, a list item, a link's text or a table's cell. */
    public static String text(String outside) {
        var inert = withoutEffects(oneLine(outside));
        var escaped = MARKUP.matcher(escapeHtml(inert)).replaceAll("\\\\$0");
        var start = BLOCK_START.matcher(escaped);
        if (!start.find()) {
            return escaped;
        }
        var digits = Character.isDigit(escaped.charAt(0));
        return digits
                ? start.group() + "\\" + escaped.substring(start.end()) // "1." begins a list, "1\." does not
                : "\\" + escaped;
    }

    /** As a code span. Empty text gives an empty string, since Markdown has no empty span. */
    public static String code(String outside) {
        var inert = withoutMarkers(oneLine(outside));
        if (inert.isEmpty()) {
            return "";
        }
        var fence = "`".repeat(longestRun(inert, '`') + 1);
        var pad = inert.startsWith("`") || inert.endsWith("`") ? " " : "";
        return fence + pad + inert + pad + fence;
    }

    /** As a code span inside a table, where even code may not hold a bare pipe character. */
    public static String codeCell(String outside) {
        return code(outside).replace("|", "\\|");
    }

    /**
     * As a fenced block of its own lines.
     *
     * @param language for the highlighting; from us, not from outside
     */
    public static String fence(String language, String outside) {
        var inert = withoutMarkers(visible(outside));
        var fence = "`".repeat(Math.max(3, longestRun(inert, '`') + 1));
        return fence + language + "\n" + inert + (inert.endsWith("\n") ? "" : "\n") + fence;
    }

    /** As a quotation that keeps its lines. */
    public static String quote(String outside) {
        var quoted = new StringBuilder();
        visible(outside).strip().lines().forEach(line -> quoted.append("> ")
                .append(text(line))
                .append("  \n"));
        return quoted.toString().stripTrailing();
    }

    /** As text inside an HTML element or a double-quoted attribute, {@code <summary>} for instance. */
    public static String html(String outside) {
        return escapeHtml(withoutEffects(oneLine(outside)))
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /** As the text of a Mermaid label between double quotes: letters, digits and harmless signs, others by number. */
    public static String mermaid(String outside) {
        var label = new StringBuilder();
        oneLine(outside).codePoints().forEach(sign -> {
            if (Character.isLetterOrDigit(sign) || " .,/_-()+:".indexOf(sign) >= 0) {
                label.appendCodePoint(sign);
            } else {
                label.append('#').append(sign).append(';');
            }
        });
        return label.toString();
    }

    private static String oneLine(String outside) {
        return LINE_BREAKS
                .matcher(visible(outside))
                .replaceAll(" ")
                .replace('\t', ' ')
                .strip();
    }

    private static String visible(String outside) {
        var lines = outside == null ? "" : outside.replace("\r\n", "\n").replace('\r', '\n');
        return UNSEEN.matcher(lines).replaceAll("");
    }

    private static String withoutEffects(String line) {
        var unmentioned = MENTION.matcher(line).replaceAll("@" + GAP);
        var unreferred = REFERENCE.matcher(unmentioned).replaceAll("$1" + GAP);
        return ADDRESS.matcher(unreferred).replaceAll("$1$2" + GAP);
    }

    /** Code is shown as it is and GitHub does not act on it; our lookups read the source, though. */
    private static String withoutMarkers(String code) {
        return code.replace("<!--", "<" + GAP + "!--");
    }

    private static String escapeHtml(String line) {
        return line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static int longestRun(String text, char sign) {
        var longest = 0;
        var run = 0;
        for (var i = 0; i < text.length(); i++) {
            run = text.charAt(i) == sign ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return longest;
    }
}
