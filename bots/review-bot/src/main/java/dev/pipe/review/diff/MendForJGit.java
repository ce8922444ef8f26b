package dev.pipe.review.diff;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.regex.Pattern;

/** The text of a diff without what JGit's parser trips over. Content is not touched. */
final class MendForJGit {

    private static final Pattern CRLF_HEADER = Pattern.compile("\\Adiff --git [^\\n]*\\r\\n");
    private static final String SECTION = "diff --git ";
    private static final String HUNK = "@@ ";

    private final String diff;
    private final StringBuilder mended;
    private SectionNames names;

    private MendForJGit(String diff) {
        this.diff = diff;
        this.mended = new StringBuilder(diff.length() + 200);
    }

    static byte[] of(byte[] diff) {
        var text = new String(diff, ISO_8859_1); // one character a byte, so that nothing is lost
        var mended = new MendForJGit(endingInNewline(withoutTransportCrlf(text))).mend();
        return mended.equals(text) ? diff : mended.getBytes(ISO_8859_1);
    }

    /** A diff saved on Windows ends its own headers in CRLF; one of CRLF files does not, and keeps its ends. */
    private static String withoutTransportCrlf(String diff) {
        return CRLF_HEADER.matcher(diff).find() ? diff.replace("\r\n", "\n") : diff;
    }

    /** A header that ends with the text is lost without one. */
    private static String endingInNewline(String diff) {
        return diff.isEmpty() || diff.endsWith("\n") ? diff : diff + "\n";
    }

    /** Header by header: content never begins as they do, it has its mark before it. */
    private String mend() {
        for (var from = 0; from < diff.length(); ) {
            var end = diff.indexOf('\n', from);
            if (diff.startsWith(SECTION, from)) {
                names = SectionNames.at(diff, from + SECTION.length());
                mended.append(SECTION).append(names.both());
            } else if (diff.startsWith(HUNK, from)) {
                names = null;
                mended.append(diff, from, end);
            } else if (names != null && (diff.startsWith("--- ", from) || diff.startsWith("+++ ", from))) {
                mended.append(diff, from, from + 4).append(name(diff.substring(from + 4, end), diff.charAt(from)));
            } else {
                mended.append(diff, from, end);
            }
            mended.append('\n');
            from = end + 1;
        }
        return mended.toString();
    }

    /** Git ends a name that holds a space with a tab, a quoted one too; JGit then takes the quotes for the name's. */
    private String name(String written, char mark) {
        var name = written.endsWith("\"\t") ? written.substring(0, written.length() - 1) : written;
        return name.equals("/dev/null") ? name : mark == '-' ? names.old(name) : names.now(name);
    }
}
