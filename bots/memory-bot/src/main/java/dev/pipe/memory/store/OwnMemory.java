package dev.pipe.memory.store;

import dev.pipe.memory.Memory;
import dev.pipe.memory.MemoryConfig;
import dev.pipe.memory.Question;
import dev.pipe.memory.Recollection;
import dev.pipe.memory.Remembrance;
import dev.pipe.memory.embedding.Chosen;
import dev.pipe.memory.embedding.Embedding;
import dev.pipe.memory.embedding.EmbeddingUnavailable;
import dev.pipe.memory.store.RankPolicy.Ranked;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;

/** Rows and an index that follows them. */
@ApplicationScoped
class OwnMemory implements Memory {

    private static final int LONGEST_QUESTION = 2_000;

    /** More than are cited: several heads of one pull request are cited once. */
    private static final int CANDIDATES = 60;

    private final MemoryTable rows;
    private final FollowRows following;
    private final EmbedRows embedding;
    private final Embedding meaning;
    private final MemoryConfig config;
    private final Clock clock;

    OwnMemory(
            MemoryTable rows,
            FollowRows following,
            EmbedRows embedding,
            @Chosen Embedding meaning,
            MemoryConfig config,
            Clock clock) {
        this.rows = rows;
        this.following = following;
        this.embedding = embedding;
        this.meaning = meaning;
        this.config = config;
        this.clock = clock;
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public void remember(Remembrance remembrance) {
        rows.put(remembrance, clock.instant());
    }

    @Override
    public Recollection recall(Question question) {
        var words = question.words().length() <= LONGEST_QUESTION
                ? question.words()
                : question.words().substring(0, LONGEST_QUESTION);
        float[] vector = null;
        var degraded = "";
        try {
            vector = words.isBlank() ? null : meaning.of(words);
            degraded = embedding.backlog();
        } catch (EmbeddingUnavailable e) {
            degraded = "Found by words only, not by meaning: " + e.getMessage();
        }
        var search = new Search(
                words,
                vector,
                question.minSimilarity(),
                question.integration(),
                question.asking(),
                config.recall().scope());
        var ranked = RankPolicy.rank(following.upToDate().search(search));
        var best = ranked.subList(0, Math.min(CANDIDATES, ranked.size()));
        return new Recollection(CitePolicy.cite(best, decided(best), question.limit()), degraded);
    }

    private List<Remembrance> decided(List<Ranked> ranked) {
        var ids = ranked.stream().map(Ranked::id).toList();
        return rows.decidedOfSamePullRequests(ids).stream()
                .map(StoredMemory::memory)
                .toList();
    }
}
