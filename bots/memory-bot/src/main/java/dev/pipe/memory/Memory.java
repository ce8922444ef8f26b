package dev.pipe.memory;

/** What was decided, and how to find it again. The seam behind which another memory (Cognee) can take its place. */
public interface Memory {

    /** Keeps a memory in place of the one it had under the same id. In the caller's transaction. */
    void remember(Remembrance remembrance);

    /** Finds precedents, best first; says so when the search was less than it should be. */
    Recollection recall(Question question);
}
