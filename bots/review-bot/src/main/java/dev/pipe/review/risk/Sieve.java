package dev.pipe.review.risk;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A pattern behind the words that it needs.
 *
 * @param words in lower case, one of which a text must hold; none: any text may match
 */
public record Sieve(Pattern pattern, List<String> words) {

    private static final Matcher NOTHING = Pattern.compile("(?!)").matcher("");

    static Sieve of(String regex) {
        return of(Pattern.compile(regex));
    }

    public static Sieve of(Pattern pattern) {
        return new Sieve(pattern, RequiredWords.of(pattern));
    }

    /** @param lower the text in lower case */
    boolean mayMatch(String lower) {
        if (words.isEmpty()) {
            return true;
        }
        for (var word : words) {
            if (lower.contains(word)) {
                return true;
            }
        }
        return false;
    }

    /** A matcher that finds nothing at once where nothing can be. */
    Matcher matcher(String text, String lower) {
        return mayMatch(lower) ? pattern.matcher(text) : NOTHING;
    }

    boolean isIn(String text) {
        return isIn(text, text.toLowerCase(Locale.ROOT));
    }

    /** @param lower the text in lower case */
    public boolean isIn(String text, String lower) {
        return mayMatch(lower) && pattern.matcher(text).find();
    }
}
