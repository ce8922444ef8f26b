package dev.pipe.memory.embedding;

import dev.pipe.memory.MemoryConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Picks the embedding that configuration names. */
@ApplicationScoped
class ChooseEmbedding {

    @Produces
    @Singleton
    @Chosen
    Embedding chosen(MemoryConfig config, Instance<InProcess> inProcess) {
        var wanted = config.embedding();
        return switch (wanted.provider()) {
            case IN_PROCESS ->
                inProcess.isResolvable()
                        ? inProcess.get()
                        : new NoEmbedding(
                                "a native build has no in-process model; set pipe.memory.embedding.provider to"
                                        + " remote, and its url");
            case REMOTE ->
                new RemoteEmbedding(
                        wanted.url()
                                .orElseThrow(() -> new IllegalStateException(
                                        "pipe.memory.embedding.provider is remote, and pipe.memory.embedding.url is not"
                                                + " set")),
                        wanted.model(),
                        wanted.apiKey(),
                        wanted.timeout());
            case NONE -> new NoEmbedding("no embedding is configured");
        };
    }
}
