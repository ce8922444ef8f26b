package dev.pipe.memory.store;

import dev.pipe.common.event.GovernanceEvent.Integration;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.LongField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.VectorSimilarityFunction;

/** A memory as the index holds it: one document of its words and one for each of its meanings, all under its id. */
final class IndexedMemory {

    static final String ID = "id";
    static final String OWNER = "owner";
    static final String REPOSITORY = "repository";
    static final String PULL_REQUEST = "pull_request";
    static final String PAIR = "pair";
    static final String DECIDED = "decided";
    static final String REMEMBERED = "remembered";
    static final String VECTOR = "vector";

    private IndexedMemory() {}

    /** @param vectorModel whose vectors are taken */
    static List<Document> documents(StoredMemory stored, String vectorModel) {
        var documents = new ArrayList<Document>();
        documents.add(words(stored));
        if (vectorModel.equals(stored.vectorModel())) {
            stored.vectors().forEach(vector -> documents.add(meaning(stored, vector)));
        }
        return documents;
    }

    /** The same name for both directions. */
    static String unordered(Integration pair) {
        return pair.source().compareTo(pair.target()) <= 0
                ? pair.source() + "-" + pair.target()
                : pair.target() + "-" + pair.source();
    }

    private static Document words(StoredMemory stored) {
        var memory = stored.memory();
        var document = identified(stored);
        document.add(new LongField(DECIDED, memory.decidedAt().toEpochMilli(), Field.Store.NO));
        document.add(new TextField(WordsQuery.TITLE, memory.title(), Field.Store.NO));
        document.add(new TextField(WordsQuery.WORDS, memory.words(), Field.Store.NO));
        if (memory.integration() != null) {
            document.add(new StringField(PAIR, unordered(memory.integration()), Field.Store.NO));
        }
        return document;
    }

    private static Document meaning(StoredMemory stored, float[] vector) {
        var document = identified(stored);
        document.add(new KnnFloatVectorField(VECTOR, vector, VectorSimilarityFunction.DOT_PRODUCT));
        return document;
    }

    private static Document identified(StoredMemory stored) {
        var pullRequest = stored.memory().pullRequest();
        var document = new Document();
        document.add(new StringField(ID, stored.memory().id().toString(), Field.Store.YES));
        document.add(new StringField(OWNER, pullRequest.repo().owner(), Field.Store.NO));
        document.add(new StringField(REPOSITORY, pullRequest.repo().fullName(), Field.Store.NO));
        document.add(new StringField(PULL_REQUEST, pullRequest.toString(), Field.Store.NO));
        document.add(new LongField(REMEMBERED, stored.rememberedAt().toEpochMilli(), Field.Store.NO));
        return document;
    }
}
