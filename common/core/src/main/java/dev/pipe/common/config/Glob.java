package dev.pipe.common.config;

import java.util.Collection;
import java.util.Locale;
import java.util.regex.Pattern;

/** Patterns as people write them in {@code pipe.yml}. */
public final class Glob {

    private Glob() {}

    /** For names of branches, labels, people and checks: {@code *} stands for anything, and case does not count. */
    public static boolean fits(String pattern, String name) {
        return name != null
                && Pattern.compile(regex(pattern.toLowerCase(Locale.ROOT), ".*"), Pattern.DOTALL)
                        .matcher(name.toLowerCase(Locale.ROOT))
                        .matches();
    }

    /** For paths: {@code *} stops at {@code /}, {@code **} does not, and {@code **}{@code /} may also stand for nothing. */
    public static boolean fitsPath(String pattern, String path) {
        var parts = pattern.split("(?<=\\*\\*/)|(?=\\*\\*/)|(?=\\*\\*$)");
        var regex = new StringBuilder();
        for (var part : parts) {
            regex.append(part.equals("**/") ? "(?:.*/)?" : part.equals("**") ? ".*" : regex(part, "[^/]*"));
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL).matcher(path).matches();
    }

    public static boolean anyFits(Collection<String> patterns, String name) {
        return patterns.stream().anyMatch(pattern -> fits(pattern, name));
    }

    public static boolean anyFitsPath(Collection<String> patterns, String path) {
        return patterns.stream().anyMatch(pattern -> fitsPath(pattern, path));
    }

    private static String regex(String pattern, String star) {
        var regex = new StringBuilder();
        for (var part : pattern.split("(?=\\*)|(?<=\\*)")) {
            if (part.equals("*")) {
                regex.append(star);
            } else if (!part.isEmpty()) {
                regex.append(Pattern.quote(part));
            }
        }
        return regex.toString();
    }
}
