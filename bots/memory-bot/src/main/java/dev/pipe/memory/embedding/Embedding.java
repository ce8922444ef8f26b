package dev.pipe.memory.embedding;

/** Turns text into a vector of its meaning. Vectors of one model compare with each other and with no others. */
public interface Embedding {

    /** Names the model whose vectors these are; kept beside each stored vector. */
    String model();

    /**
     * A vector of length 1.
     *
     * @throws EmbeddingUnavailable when there is none to be had now
     */
    float[] of(String text);
}
