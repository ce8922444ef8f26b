package dev.pipe.memory.store;

import dev.pipe.common.event.GovernanceEvent.Integration;
import dev.pipe.memory.MemoryConfig.Scope;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.document.LongField;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortedNumericSelector;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;

/**
 * Finds decided memories by words (BM25), by meaning (nearest vectors) and by domains. It lives on the heap (about 4 KB a
 * memory), is filled from the rows at start and knows ids alone: what is cited is read from the rows.
 */
final class PrecedentIndex implements AutoCloseable {

    private static final int DEPTH = 40;
    private static final double BUFFER_MEGABYTES = 8;

    private final String vectorModel;
    private final Analyzer analyzer = new EnglishAnalyzer();
    private final WordsQuery wordsQuery = new WordsQuery(analyzer);
    private final IndexWriter writer;
    private final SearcherManager searchers;

    /** @param vectorModel whose vectors it takes; those of other models do not compare */
    PrecedentIndex(String vectorModel) {
        this.vectorModel = vectorModel;
        try {
            var settings = new IndexWriterConfig(analyzer)
                    .setRAMBufferSizeMB(BUFFER_MEGABYTES)
                    .setMergeScheduler(new SerialMergeScheduler());
            this.writer = new IndexWriter(new ByteBuffersDirectory(), settings);
            this.searchers = new SearcherManager(writer, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In place of what it had under the same id; what is not decided is no precedent. */
    void put(StoredMemory stored) {
        var id = new Term(IndexedMemory.ID, stored.memory().id().toString());
        try {
            if (stored.memory().decidedAt() == null) {
                writer.deleteDocuments(id);
            } else {
                writer.updateDocuments(id, IndexedMemory.documents(stored, vectorModel));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void forgetRememberedBefore(Instant limit) {
        try {
            writer.deleteDocuments(
                    LongPoint.newRangeQuery(IndexedMemory.REMEMBERED, Long.MIN_VALUE, limit.toEpochMilli() - 1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        refresh();
    }

    /** Makes what was put findable. */
    void refresh() {
        try {
            searchers.maybeRefreshBlocking();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Hits search(Search search) {
        try {
            var searcher = searchers.acquire();
            try {
                var visible = visible(search);
                return new Hits(
                        byWords(searcher, search, visible),
                        byMeaning(searcher, search, visible),
                        sameDomains(searcher, search.integration(), visible));
            } finally {
                searchers.release(searcher);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<UUID> byWords(IndexSearcher searcher, Search search, Query visible) throws IOException {
        var words = wordsQuery.of(search.words());
        if (words.isEmpty()) {
            return List.of();
        }
        var query = new BooleanQuery.Builder()
                .add(words.get(), Occur.MUST)
                .add(visible, Occur.FILTER)
                .build();
        return ids(searcher, searcher.search(query, DEPTH).scoreDocs);
    }

    private static List<UUID> byMeaning(IndexSearcher searcher, Search search, Query visible) throws IOException {
        if (search.meaning() == null) {
            return List.of();
        }
        var nearest = searcher.search(
                        new KnnFloatVectorQuery(IndexedMemory.VECTOR, search.meaning(), DEPTH, visible), DEPTH)
                .scoreDocs;
        var near = new ArrayList<ScoreDoc>();
        for (var hit : nearest) {
            if (2 * hit.score - 1 >= search.minSimilarity()) { // Lucene's score is (1 + cosine) / 2
                near.add(hit);
            }
        }
        return ids(searcher, near.toArray(ScoreDoc[]::new));
    }

    /** The same direction or the other one: who may talk to whom was asked before. */
    private static List<UUID> sameDomains(IndexSearcher searcher, Integration pair, Query visible) throws IOException {
        if (pair == null) {
            return List.of();
        }
        var query = new BooleanQuery.Builder()
                .add(new TermQuery(new Term(IndexedMemory.PAIR, IndexedMemory.unordered(pair))), Occur.MUST)
                .add(visible, Occur.FILTER)
                .build();
        var newestFirst = new Sort(LongField.newSortField(IndexedMemory.DECIDED, true, SortedNumericSelector.Type.MAX));
        return ids(searcher, searcher.search(query, DEPTH, newestFirst).scoreDocs);
    }

    private static Query visible(Search search) {
        var asking = search.asking();
        if (asking == null) {
            return new MatchAllDocsQuery();
        }
        var visible = new BooleanQuery.Builder()
                .add(new MatchAllDocsQuery(), Occur.MUST)
                .add(new TermQuery(new Term(IndexedMemory.PULL_REQUEST, asking.toString())), Occur.MUST_NOT);
        if (search.scope() == Scope.REPOSITORY) {
            visible.add(
                    new TermQuery(
                            new Term(IndexedMemory.REPOSITORY, asking.repo().fullName())),
                    Occur.FILTER);
        } else if (search.scope() == Scope.OWNER) {
            visible.add(
                    new TermQuery(new Term(IndexedMemory.OWNER, asking.repo().owner())), Occur.FILTER);
        }
        return visible.build();
    }

    /** Once each, at its best place: a memory has a document for each of its meanings. */
    private static List<UUID> ids(IndexSearcher searcher, ScoreDoc[] hits) throws IOException {
        var fields = searcher.storedFields();
        var ids = new LinkedHashSet<UUID>();
        for (var hit : hits) {
            ids.add(UUID.fromString(fields.document(hit.doc).get(IndexedMemory.ID)));
        }
        return List.copyOf(ids);
    }

    @Override
    public void close() {
        try {
            searchers.close();
            writer.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
