package dev.pipe.memory.embedding;

/** There is no vector to be had. The message says why in words for people. */
public class EmbeddingUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    EmbeddingUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
