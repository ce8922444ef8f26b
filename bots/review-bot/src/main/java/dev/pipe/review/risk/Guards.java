package dev.pipe.review.risk;

import java.util.Optional;
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

    private static final String OF_OURS =
            "(?:\\b[A-Z][A-Z0-9_]{2,}|\\b\\w*(?i:allowed|permitted|sortable|supported|white_?list|allow_?list|known|columns|valid_\\w+|fields)\\w*)";
    private static final String VALUE = "[\\s(]*" + Flow.FOREIGN + "?(\\w+)(?:\\[:?[\"']?\\w+[\"']?\\])?\\s*";
    /** A value is held against a list of ours. */
    private static final Pattern LISTED = Pattern.compile(OF_OURS
            + "(?:\\.keys\\(\\))?\\??(?:\\.|->)(?:contains(?:Key)?|Contains(?:Key)?|includes?|has|include\\?|key\\?|has_key\\?|get|contains_key)\\("
            + VALUE + "\\)"
            + "|\\b[A-Z][A-Z0-9_]{2,}(?:\\.\\w+\\(\\))?\\.(?:find|detect)\\s*[{(]|\\b" + VALUE + "(?:not\\s+)?\\bin\\s+"
            + OF_OURS
            + "|\\b(?:in_array|array_key_exists|slices\\.Contains)\\(");

    private Guards() {}

    static boolean asksForKnown(String value) {
        return LISTED.matcher(value).find() && value.matches("(?s).*(?:\\?.*:|\\bif\\b.*\\belse\\b|\\bor\\b|\\|\\|).*");
    }

    /** The name that a condition holds against a list of ours. */
    static Optional<String> known(String text) {
        if (!CONDITION.matcher(text).find()) {
            return Optional.empty();
        }
        var listed = LISTED.matcher(text);
        return listed.find()
                ? Optional.ofNullable(listed.group(1) == null ? listed.group(2) : listed.group(1))
                : Optional.empty();
    }

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
