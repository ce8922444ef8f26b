package dev.pipe.sandbox.github.git;

/** A repository of the user's that cannot be read here; the message names the place and how to mend it. */
public final class Unreadable extends RuntimeException {
    Unreadable(String message) {
        super(message);
    }

    Unreadable(String message, Throwable cause) {
        super(message, cause);
    }
}
