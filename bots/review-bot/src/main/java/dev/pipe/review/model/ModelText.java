package dev.pipe.review.model;

import static java.util.stream.Collectors.joining;

import dev.pipe.common.text.SafeMarkdown;

/** What the model wrote for people, or why it wrote nothing. */
public sealed interface ModelText {

    /** @param plain without credentials; for a page that escapes what it shows */
    record Said(String plain) implements ModelText {

        /** Safe to put into a comment as it is: it mentions nobody, links nowhere, and is no markup. */
        public String markdown() {
            return plain.lines().map(SafeMarkdown::text).collect(joining("\n"));
        }
    }

    /** @param reason a sentence for the person who asked */
    record Unsaid(String reason) implements ModelText {}
}
