package dev.pipe.review.model;

import dev.pipe.common.secrets.CredentialMask;
import java.util.Locale;

/**
 * Text from outside as a model may see it: without credentials, and with nothing in it that a person looking at the
 * same text would not see. Zero-width, direction-changing, tag and control characters are written as their numbers.
 */
final class VisibleText {

    private VisibleText() {}

    static String of(String outside) {
        return outside == null ? "" : CredentialMask.mask(shown(outside));
    }

    /** As one line: a file's name or a title cannot begin a line of its own. */
    static String line(String outside) {
        return of(outside).replace('\n', ' ').strip();
    }

    /** Cut where it gets too long; the cut is marked. */
    static String of(String outside, int most) {
        var visible = of(outside);
        return visible.length() <= most ? visible : visible.substring(0, most) + " […]";
    }

    /** True when the text holds characters that nobody sees and that have no business in source code. */
    static boolean hidesSomething(String text) {
        return text.codePoints().anyMatch(VisibleText::isUnseen);
    }

    private static String shown(String text) {
        if (!hidesSomething(text)) {
            return text;
        }
        var shown = new StringBuilder(text.length());
        text.codePoints().forEach(sign -> {
            if (isUnseen(sign)) {
                shown.append("\\u{")
                        .append(Integer.toHexString(sign).toUpperCase(Locale.ROOT))
                        .append('}');
            } else {
                shown.appendCodePoint(sign);
            }
        });
        return shown.toString();
    }

    private static boolean isUnseen(int sign) {
        return switch (Character.getType(sign)) {
            case Character.CONTROL -> sign != '\t' && sign != '\n' && sign != '\r';
            case Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.PRIVATE_USE ->
                true;
            default -> false;
        };
    }
}
