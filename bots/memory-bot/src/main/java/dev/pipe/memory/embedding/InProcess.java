package dev.pipe.memory.embedding;

/** A model that runs in this process. Native builds have no bean of this type. */
interface InProcess extends Embedding {}
