package dev.pipe.memory.embedding;

/** There is no model: says so whenever it is asked. */
record NoEmbedding(String why) implements Embedding {

    @Override
    public String model() {
        return "none";
    }

    @Override
    public float[] of(String text) {
        throw new EmbeddingUnavailable(why, null);
    }
}
