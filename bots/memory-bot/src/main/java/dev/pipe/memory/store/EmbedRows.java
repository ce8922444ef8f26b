package dev.pipe.memory.store;

import dev.pipe.memory.embedding.Chosen;
import dev.pipe.memory.embedding.Embedding;
import dev.pipe.memory.embedding.EmbeddingUnavailable;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/**
 * Gives rows their vectors, outside the transactions that write them, so that a model that is slow or away delays no
 * memory: it is found by words until its vector is there.
 */
@ApplicationScoped
class EmbedRows {

    private static final Logger LOG = Logger.getLogger(EmbedRows.class);
    private static final int AT_ONCE = 20;

    private final MemoryTable rows;
    private final Embedding embedding;
    private boolean modelProved;
    private volatile String trouble = "";

    EmbedRows(MemoryTable rows, @Chosen Embedding embedding) {
        this.rows = rows;
        this.embedding = embedding;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void embed() {
        var failed = "";
        try {
            leaveOtherModels();
            for (var row : rows.withoutVectors(AT_ONCE)) {
                embed(row);
            }
        } catch (EmbeddingUnavailable e) {
            failed = e.getMessage();
        }
        if (!failed.isEmpty() && !failed.equals(trouble)) {
            LOG.warnf("Memories stay without vectors, recall is by words: %s", failed);
        }
        trouble = failed;
    }

    /** Only once the model has proved to work: what another one left is better than nothing. */
    private void leaveOtherModels() {
        if (!modelProved) {
            embedding.of("an earlier decision");
            rows.dropVectorsOfOtherModels(embedding.model());
            modelProved = true;
        }
    }

    private void embed(StoredMemory row) {
        var vectors = row.memory().meanings().stream().map(embedding::of).toList();
        QuarkusTransaction.requiringNew().run(() -> rows.putVectors(row.memory(), embedding.model(), vectors));
    }

    /** Why memories have no vector though the model can be asked; empty when all is well. */
    String backlog() {
        return trouble.isEmpty() ? "" : "Some memories could be found by words only: " + trouble;
    }

    /** The model's name or what is wrong with it. */
    String state() {
        return trouble.isEmpty() ? embedding.model() : "unavailable: " + trouble;
    }
}
