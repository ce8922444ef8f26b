package dev.pipe.review.page;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Makes visible what hides in a text: marks that turn its direction, signs of no width, control characters, tags. */
final class Unseen {

    private static final Pattern UNSEEN = Pattern.compile(
            "[\\x00-\\x08\\x0B-\\x1F\\x7F-\\x9F\u00AD\u061C\u115F\u1160\u180E\u200B-\u200F\\u2028\\u2029\u202A-\u202E"
                    + "\u2060-\u2064\u2066-\u2069\u3164\uFEFF\\x{E0000}-\\x{E007F}]");
    private static final char JOINER = '\u200D';
    private static final char AS_PICTURE = '\uFE0F';

    private Unseen() {}

    static String shown(String text) {
        return UNSEEN.matcher(text)
                .replaceAll(found -> joinsPictures(text, found)
                        ? found.group()
                        : "\u27E8U+%04X\u27E9".formatted(found.group().codePointAt(0)));
    }

    /** A joiner that makes one picture of two is seen. */
    private static boolean joinsPictures(String text, MatchResult found) {
        if (found.start() == 0 || text.charAt(found.start()) != JOINER) {
            return false;
        }
        var before = text.codePointBefore(found.start());
        return before == AS_PICTURE || Character.isExtendedPictographic(before) || Character.isEmojiModifier(before);
    }
}
