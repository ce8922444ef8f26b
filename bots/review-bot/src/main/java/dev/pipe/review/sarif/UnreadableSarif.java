package dev.pipe.review.sarif;

/** A text that is no SARIF 2.1.0, or more of it than is read; the message says which. */
public final class UnreadableSarif extends RuntimeException {

    UnreadableSarif(String message) {
        super(message);
    }

    UnreadableSarif(String message, Throwable cause) {
        super(message, cause);
    }
}
