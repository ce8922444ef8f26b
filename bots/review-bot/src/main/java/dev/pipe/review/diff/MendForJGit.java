package dev.pipe.review.diff;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.regex.Pattern;

/** The text of a diff without the three things that JGit's parser trips over. Content is not touched. */
final class MendForJGit {

    private static final Pattern CRLF_HEADER = Pattern.compile("\\Adiff --git [^\\n]*\\r\\n");

    private MendForJGit() {}

    static byte[] of(byte[] diff) {
        var text = new String(diff, ISO_8859_1); // one character a byte, so that nothing is lost
        var mended = endingInNewline(withoutTabsAfterQuotes(withoutTransportCrlf(text)));
        return mended.equals(text) ? diff : mended.getBytes(ISO_8859_1);
    }

    /** A diff saved on Windows ends its own headers in CRLF; one of CRLF files does not, and keeps its ends. */
    private static String withoutTransportCrlf(String diff) {
        return CRLF_HEADER.matcher(diff).find() ? diff.replace("\r\n", "\n") : diff;
    }

    /** Git ends a name that holds a space with a tab, a quoted one too; JGit then takes the quotes for the name's. */
    private static String withoutTabsAfterQuotes(String diff) {
        if (!diff.contains("\"\t\n")) {
            return diff;
        }
        var mended = new StringBuilder(diff.length());
        var inHeader = false;
        for (var from = 0; from < diff.length(); ) {
            var newline = diff.indexOf('\n', from);
            var end = newline < 0 ? diff.length() : newline;
            if (diff.startsWith("diff --git ", from) || diff.startsWith("@@ ", from)) {
                inHeader = diff.charAt(from) == 'd'; // content never begins so: it has its mark before it
            }
            var tabbed = inHeader && isName(diff, from) && diff.startsWith("\"\t", end - 2);
            mended.append(diff, from, tabbed ? end - 1 : end);
            if (newline >= 0) {
                mended.append('\n');
            }
            from = end + 1;
        }
        return mended.toString();
    }

    private static boolean isName(String diff, int from) {
        return diff.startsWith("--- \"", from) || diff.startsWith("+++ \"", from);
    }

    /** A header that ends with the text is lost without one. */
    private static String endingInNewline(String diff) {
        return diff.isEmpty() || diff.endsWith("\n") ? diff : diff + "\n";
    }
}
