package dev.pipe.memory.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipe.common.event.GovernanceEvent.Integration;
import dev.pipe.common.event.PullRequestRef;
import dev.pipe.memory.MemoryConfig.Scope;
import dev.pipe.memory.Remembrance;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PrecedentIndexTest {

    private static final Instant AT = Instant.parse("2026-01-01T12:00:00Z");
    private static final float[] EAST = {1, 0};
    private static final float[] NORTH = {0, 1};
    private static final float[] NORTH_EAST = {0.6f, 0.8f};
    private static final PullRequestRef ASKING = PullRequestRef.parse("acme/shop#99");

    private final PrecedentIndex index = new PrecedentIndex("model");

    private final StoredMemory settle = stored(
            1, "acme/shop#1", "Settle invoices", new Integration("BNI", "AXIS", ""), List.of(EAST, NORTH), "model");
    private final StoredMemory export =
            stored(2, "acme/shop#2", "Export payments nightly", null, List.of(NORTH), "model");
    private final StoredMemory elsewhere =
            stored(3, "acme/desk#1", "Settle tickets", new Integration("AXIS", "BNI", ""), List.of(EAST), "model");
    private final StoredMemory stranger =
            stored(4, "other/shop#1", "Settle debts", null, List.of(EAST), "another model");

    @BeforeEach
    void fill() {
        List.of(settle, export, elsewhere, stranger).forEach(index::put);
        index.refresh();
    }

    @AfterEach
    void close() {
        index.close();
    }

    @Test
    void findsByWordsWhateverTheirForm() {
        assertThat(byWords("settling an invoice")).containsExactly(id(settle));
        assertThat(byWords("payment exports")).containsExactly(id(export));
        assertThat(byWords("the of and")).isEmpty();
        assertThat(byWords("\"[ +-(*~ AND")).isEmpty(); // words, not a syntax
    }

    @Test
    void halfOfTheWordsHaveToBeThere() {
        assertThat(byWords("settle kubernetes")).containsExactly(id(settle));
        assertThat(byWords("settle kubernetes upgrades")).isEmpty();
    }

    @Test
    void findsByMeaningOnceEachAndNoneThatIsFar() {
        assertThat(find(search(EAST, 0.5f, ASKING, Scope.REPOSITORY)).byMeaning())
                .containsExactly(id(settle));
        assertThat(find(search(NORTH_EAST, 0.7f, ASKING, Scope.REPOSITORY)).byMeaning())
                .containsExactlyInAnyOrder(id(settle), id(export));
        assertThat(find(search(null, 0.5f, ASKING, Scope.REPOSITORY)).byMeaning())
                .isEmpty();
    }

    @Test
    void showsWhatTheScopeLetsSee() {
        assertThat(find(search(EAST, 0.5f, ASKING, Scope.OWNER)).byMeaning())
                .containsExactlyInAnyOrder(id(settle), id(elsewhere));
        assertThat(find(search(EAST, 0.5f, ASKING, Scope.OWNER)).byWords()).doesNotContain(id(stranger));
        assertThat(find(search(EAST, 0.5f, ASKING, Scope.ALL)).byWords()).contains(id(stranger));
        assertThat(find(search(EAST, 0.5f, null, Scope.REPOSITORY)).byWords()).contains(id(stranger));
    }

    @Test
    void leavesOutThePullRequestThatAsks() {
        var asking = settle.memory().pullRequest();
        assertThat(find(search(EAST, 0, asking, Scope.ALL)).byMeaning()).containsExactly(id(elsewhere), id(export));
        assertThat(find(search(EAST, 0, asking, Scope.ALL)).byWords()).doesNotContain(id(settle));
    }

    @Test
    void findsTheSamePairOfDomainsInBothDirections() {
        assertThat(find(search(EAST, 0, ASKING, Scope.ALL)).sameDomains())
                .containsExactlyInAnyOrder(id(settle), id(elsewhere));
    }

    @Test
    void whatIsChangedIsFoundAsItIsNow() {
        index.put(stored(1, "acme/shop#1", "Rename headings", null, List.of(), null));
        index.refresh();
        assertThat(byWords("settle invoices")).isEmpty();
        assertThat(byWords("headings")).containsExactly(id(settle));
        assertThat(find(search(EAST, 0.5f, ASKING, Scope.REPOSITORY)).byMeaning())
                .isEmpty();
    }

    @Test
    void whatIsNotDecidedAnyMoreIsNoPrecedent() {
        var memory = settle.memory();
        index.put(new StoredMemory(
                9,
                new Remembrance(
                        memory.id(), memory.pullRequest(), memory.title(), "", null, "", "", "", List.of(), null),
                List.of(),
                null,
                AT));
        index.refresh();
        assertThat(byWords("settle invoices")).isEmpty();
    }

    @Test
    void forgetsTheOld() {
        index.forgetRememberedBefore(AT.plusMillis(1));
        assertThat(byWords("settle invoices")).isEmpty();
    }

    private List<UUID> byWords(String words) {
        return find(new Search(words, null, 0, null, ASKING, Scope.REPOSITORY)).byWords();
    }

    private Hits find(Search search) {
        return index.search(search);
    }

    private static Search search(float[] meaning, float minSimilarity, PullRequestRef asking, Scope scope) {
        return new Search("settle", meaning, minSimilarity, new Integration("BNI", "AXIS", ""), asking, scope);
    }

    private static UUID id(StoredMemory stored) {
        return stored.memory().id();
    }

    private static StoredMemory stored(
            long id, String pullRequest, String title, Integration pair, List<float[]> vectors, String model) {
        var memory = new Remembrance(
                new UUID(0, id),
                PullRequestRef.parse(pullRequest),
                title,
                "",
                pair,
                "approved",
                "",
                title,
                List.of(title),
                AT);
        return new StoredMemory(id, memory, vectors, model, AT);
    }
}
