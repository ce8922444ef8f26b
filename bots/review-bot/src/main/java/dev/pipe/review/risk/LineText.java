package dev.pipe.review.risk;

import java.util.regex.Pattern;

/**
 * One line, and what each of its characters is.
 *
 * @param all as it stands
 * @param text without comments, and as {@link Pieces} reads it
 * @param code without comments, and with the contents of strings blanked, so that a rule about a call is not set off by
 *     a sentence about that call
 * @param kinds one character for each of {@code text}: {@code c}ode, {@code s}tring, code {@code i}nside a string
 * @param open whether a string goes on in the next line
 */
record LineText(String all, String text, String code, String kinds, boolean open) {

    static final char CODE = 'c';
    static final char STRING = 's';
    static final char INTERPOLATED = 'i';

    private static final Pattern IDLE =
            Pattern.compile("\\s*+(?:[a-zA-Z]{0,2}[\"'`])?(?:s(?=\\W|$)|\\s++)*+[\"'`]?[\\s;]*+");

    /** Whether code, as {@link #code} tells it, is only a string that nothing takes: a docstring, say. */
    static boolean isIdle(CharSequence code) {
        return IDLE.matcher(code).matches();
    }

    boolean isCode(int at) {
        return kinds.charAt(at) != STRING;
    }

    /** The same, of what stands there. */
    LineText of(String there) {
        return new LineText(there, text, code, kinds, open);
    }

    static LineText of(String line, Language language) {
        return new ReadLines(language).next(line).getFirst();
    }
}
