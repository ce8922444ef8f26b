package dev.pipe.memory.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/** People's words as a query; they have no syntax. Half of them have to be there, in the title they count more. */
record WordsQuery(Analyzer analyzer) {

    static final String TITLE = "title";
    static final String WORDS = "words";

    private static final int MOST_TERMS = 64;
    private static final float TITLE_BOOST = 2;

    /** Empty when nothing but stop words is left. */
    Optional<Query> of(String text) {
        var terms = terms(text);
        if (terms.isEmpty()) {
            return Optional.empty();
        }
        var query = new BooleanQuery.Builder().setMinimumNumberShouldMatch((terms.size() + 1) / 2);
        for (var term : terms) {
            query.add(anywhere(term), Occur.SHOULD);
        }
        return Optional.of(query.build());
    }

    private static Query anywhere(String term) {
        return new BooleanQuery.Builder()
                .add(new BoostQuery(new TermQuery(new Term(TITLE, term)), TITLE_BOOST), Occur.SHOULD)
                .add(new TermQuery(new Term(WORDS, term)), Occur.SHOULD)
                .build();
    }

    private Set<String> terms(String text) {
        var terms = new LinkedHashSet<String>();
        try (var stream = analyzer.tokenStream(WORDS, text)) {
            var term = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            while (stream.incrementToken() && terms.size() < MOST_TERMS) {
                terms.add(term.toString());
            }
            stream.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return terms;
    }
}
