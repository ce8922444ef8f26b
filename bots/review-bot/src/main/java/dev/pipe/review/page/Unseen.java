package dev.pipe.review.page;

import java.util.regex.Pattern;

/** Makes visible what hides in code: marks that turn its direction, signs of no width, control characters. */
final class Unseen {

    private static final Pattern UNSEEN = Pattern.compile(
            "[\\x00-\\x08\\x0B-\\x1F\\x7F-\\x9F\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]");

    private Unseen() {}

    static String shown(String text) {
        return UNSEEN.matcher(text).replaceAll(found -> "\u27E8U+%04X\u27E9"
                .formatted((int) found.group().charAt(0)));
    }
}
