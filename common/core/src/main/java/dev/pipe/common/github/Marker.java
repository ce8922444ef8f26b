package dev.pipe.common.github;

import java.util.regex.Pattern;

/**
 * The hidden mark by which we find again what we wrote. It stands at the very start, so that nothing that a comment of
 * ours quotes can be taken for it.
 */
record Marker(String name) {

    /** GitHub takes no more characters in one text. */
    static final int MOST = 65_536;

    private static final Pattern AT_START = Pattern.compile("^\\s*<!-- pipe:(\\S+) -->");
    private static final String CLOSED = "\n```";
    private static final String CUT = "\n\n*Cut here: GitHub takes no more than 65,536 characters.*";

    Marker {
        // an HTML comment ends at two hyphens; the rest is for eyes
        name = name.replaceAll("[^A-Za-z0-9._:/#@+=-]", "_").replaceAll("-(?=-)", "-.");
    }

    /** The marker a text starts with; null when it starts with none. */
    static String of(String text) {
        var found = AT_START.matcher(text);
        return found.find() ? found.group(1) : null;
    }

    boolean marks(String text) {
        return name.equals(of(text));
    }

    /** The mark by itself. */
    String hidden() {
        return "<!-- pipe:" + name + " -->\n";
    }

    /** The text with the marker before it, cut to what GitHub takes. */
    String on(String markdown) {
        return fitted(hidden() + markdown);
    }

    static String fitted(String text) {
        if (text.length() <= MOST) {
            return text;
        }
        var cut = cut(text, MOST - CUT.length() - CLOSED.length());
        var fences = cut.lines().filter(line -> line.startsWith("```")).count();
        return cut + (fences % 2 == 1 ? CLOSED : "") + CUT; // else the notice would be shown as code
    }

    /** At most so many characters, the last of them whole. */
    static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
    }
}
