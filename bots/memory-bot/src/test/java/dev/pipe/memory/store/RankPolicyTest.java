package dev.pipe.memory.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipe.memory.store.RankPolicy.Ranked;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RankPolicyTest {

    private static final UUID A = new UUID(0, 1);
    private static final UUID B = new UUID(0, 2);
    private static final UUID C = new UUID(0, 3);

    @Test
    void firstInEveryListScoresOne() {
        assertThat(RankPolicy.rank(new Hits(List.of(A, B), List.of(A), List.of())))
                .first()
                .isEqualTo(new Ranked(A, 1));
    }

    @Test
    void whatWordsAndMeaningAgreeOnIsAheadOfWhatOneOfThemFound() {
        assertThat(order(new Hits(List.of(B, A), List.of(C, A), List.of()))).startsWith(A);
    }

    @Test
    void theSamePairOfDomainsIsAheadOfALikenessOfWordsAlone() {
        assertThat(order(new Hits(List.of(A), List.of(), List.of(B)))).containsExactly(B, A);
    }

    @Test
    void aLikenessOfBothIsAheadOfTheSameDomainsAlone() {
        assertThat(order(new Hits(List.of(A), List.of(A), List.of(B)))).containsExactly(A, B);
    }

    @Test
    void nothingFoundIsNothingRanked() {
        assertThat(RankPolicy.rank(new Hits(List.of(), List.of(), List.of()))).isEmpty();
    }

    private static List<UUID> order(Hits hits) {
        return RankPolicy.rank(hits).stream().map(Ranked::id).toList();
    }
}
