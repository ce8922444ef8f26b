package dev.pipe.review.model;

/** What the model wrote for people, or why it wrote nothing. */
public sealed interface ModelText {

    /**
     * @param markdown safe to put into a comment as it is: it mentions nobody, links nowhere, holds no credential
     */
    record Said(String markdown) implements ModelText {}

    /** @param reason a sentence for the person who asked */
    record Unsaid(String reason) implements ModelText {}
}
