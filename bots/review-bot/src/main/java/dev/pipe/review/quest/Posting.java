package dev.pipe.review.quest;

import java.time.Instant;

/** What became of a reader's wish to post their notes. */
public sealed interface Posting {

    /** They are on their way. */
    record Sent() implements Posting {}

    /** There are none. */
    record Nothing() implements Posting {}

    /** Enough for now. */
    record TooOften(Instant notBefore) implements Posting {}
}
