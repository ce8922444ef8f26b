package dev.pipe.pipeline.pipeyml;

import static java.util.stream.Collectors.joining;

import dev.pipe.common.config.Key;
import java.time.Duration;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;

/** The single values a file may hold. */
final class Scalars {

    private static final Set<String> ON = Set.of("on", "true", "yes");
    private static final Set<String> OFF = Set.of("off", "false", "no");

    private Scalars() {}

    /** Null when the text is no such value. */
    static Object read(Class<?> type, Key key, String text) {
        if (type == String.class) {
            return text;
        } else if (type == Boolean.class) {
            return bool(text.toLowerCase(Locale.ROOT));
        } else if (type == Integer.class) {
            return number(text, key);
        } else if (type == Duration.class) {
            return Span.of(text).orElse(null);
        }
        return Keys.constants(type).stream()
                .filter(constant -> Keys.word(constant).equals(text))
                .findFirst()
                .orElse(null);
    }

    static String allowed(Class<?> type, Key key) {
        if (type == String.class) {
            return "A text.";
        } else if (type == Boolean.class) {
            return "Allowed: `on` or `off`.";
        } else if (type == Integer.class) {
            return "Allowed: a number from 0 to " + key.atMost() + ".";
        } else if (type == Duration.class) {
            return "Allowed: a time such as " + Span.EXAMPLES + ".";
        }
        return "Allowed: " + codes(Keys.constants(type).stream().map(Keys::word).toList()) + ".";
    }

    static String codes(Collection<String> words) {
        return words.stream().map(word -> "`" + word + "`").collect(joining(", "));
    }

    private static Boolean bool(String text) {
        if (ON.contains(text)) {
            return true;
        }
        return OFF.contains(text) ? false : null;
    }

    private static Integer number(String text, Key key) {
        return text.matches("[0-9]{1,9}") && Integer.parseInt(text) <= key.atMost() ? Integer.valueOf(text) : null;
    }
}
