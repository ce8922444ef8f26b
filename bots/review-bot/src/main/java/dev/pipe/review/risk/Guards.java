package dev.pipe.review.risk;

import java.util.function.Consumer;
import java.util.regex.Pattern;

/** A condition that holds a foreign value against something known. What it checks is not judged: that it does, is. */
final class Guards {

    private static final Pattern CONDITION = Pattern.compile(
            "^\\s*(?:\\}?\\s*(?:if|elif|else if|unless|assert|require|switch|match|guard|raise|return|throw|abort|validate|check\\w*|ensure\\w*|verify\\w*|Objects|Preconditions)\\b|!)");
    private static final Pattern CHECK = Pattern.compile(
            "(?i)\\bnot\\s+in\\b|\\bin\\s+[A-Z_]{3,}|in_array|\\.includes?\\??\\(|contains(?:key|_key)?\\??\\(|\\.has\\(|allow|whitelist|permitted|\\.test\\(|match(?:es|er|string)?\\??\\(|=~"
                    + "|starts_?with\\??\\(|hasprefix|is_relative_to|commonpath|ends_?with|is_?valid|validat|ctype_|is_?safe|verify\\w*\\(|is_?alnum|is_?digit|is_?numeric|fullmatch|islocal\\(|check\\w*\\(|ensure\\w*\\(|, *ok *:?= ");
    static final Pattern FOREIGN_NAME = Pattern.compile(Flow.FOREIGN + "" + Flow.WOVEN + "?([\\w$]+)");

    private Guards() {}

    static boolean clears(String text, Consumer<String> clear) {
        if (text.indexOf(Flow.FOREIGN) < 0
                || !CONDITION.matcher(text).find()
                || !CHECK.matcher(text).find()) {
            return false;
        }
        var names = FOREIGN_NAME.matcher(text);
        while (names.find()) {
            clear.accept(names.group(1));
        }
        return true;
    }
}
