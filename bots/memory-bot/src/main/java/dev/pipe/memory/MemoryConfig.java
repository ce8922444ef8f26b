package dev.pipe.memory;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** How the memory works. */
@ConfigMapping(prefix = "pipe.memory")
public interface MemoryConfig {

    /** Memories and dossiers are forgotten after this. */
    @WithDefault("1825d")
    Duration keep();

    Recall recall();

    Embedding embedding();

    /** How precedents are found. */
    interface Recall {

        /**
         * Whose decisions a pull request may see. Beyond its own repository, people who read the one may read titles and
         * reasons of another they cannot read on GitHub.
         */
        @WithDefault("repository")
        Scope scope();

        /** Precedents in an answer, at most. */
        @WithDefault("3")
        int limit();

        /** Cosine similarity below which two texts do not mean the same, for people who look. Depends on the model. */
        @WithDefault("0.25")
        float minSimilarity();

        /** The same where nobody looked and a precedent is put before people: a wrong one is worse than none. */
        @WithDefault("0.45")
        float minSimilarityUnasked();
    }

    /** From where precedents may come. */
    enum Scope {
        REPOSITORY,
        OWNER,
        ALL
    }

    /** What turns text into vectors of meaning. */
    interface Embedding {

        /**
         * {@code in-process}: all-MiniLM-L6-v2, quantized, on this machine; not in a native build. {@code remote}: an
         * OpenAI-compatible endpoint. {@code none}: recall by words only.
         */
        @WithDefault("in-process")
        Provider provider();

        /** Base of the remote endpoint, {@code http://ollama:11434/v1} for instance. */
        Optional<URI> url();

        /** Model to ask the remote endpoint for. Another model embeds all memories anew. */
        @WithDefault("all-minilm")
        String model();

        /** Bearer token of the remote endpoint. */
        Optional<String> apiKey();

        /** How long the remote endpoint may take. */
        @WithDefault("5s")
        Duration timeout();
    }

    /** Where embeddings come from. */
    enum Provider {
        IN_PROCESS,
        REMOTE,
        NONE
    }
}
