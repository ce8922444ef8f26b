package dev.pipe.memory.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipe.common.event.MemoryEvent.Precedent;
import dev.pipe.common.event.PullRequestRef;
import dev.pipe.memory.Remembrance;
import dev.pipe.memory.store.RankPolicy.Ranked;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CitePolicyTest {

    private static final Instant AT = Instant.parse("2026-01-01T12:00:00Z");
    private static final Remembrance FIRST_HEAD = memory(1, 12, "rejected in review", "Hard-coded credential", AT);
    private static final Remembrance SECOND_HEAD = memory(2, 12, "merged", "Approved by bob", AT.plusSeconds(60));
    private static final Remembrance OTHER = memory(3, 13, "rejected", "No quota", AT);

    @Test
    void aPullRequestIsCitedOnceWithItsEndAndWithTheHeadThatMatched() {
        var precedents = CitePolicy.cite(
                List.of(ranked(FIRST_HEAD), ranked(SECOND_HEAD), ranked(OTHER)),
                List.of(FIRST_HEAD, SECOND_HEAD, OTHER),
                5);
        assertThat(precedents).extracting(Precedent::outcome).containsExactly("merged", "rejected");
        assertThat(precedents.getFirst().why())
                .isEqualTo("Approved by bob (an earlier head was rejected in review: Hard-coded credential)");
        assertThat(precedents.getLast().why()).isEqualTo("No quota");
    }

    @Test
    void theLastHeadIsCitedByItself() {
        assertThat(CitePolicy.cite(List.of(ranked(SECOND_HEAD)), List.of(FIRST_HEAD, SECOND_HEAD), 5))
                .singleElement()
                .extracting(Precedent::why)
                .isEqualTo("Approved by bob");
    }

    @Test
    void noMoreThanAskedFor() {
        assertThat(CitePolicy.cite(List.of(ranked(OTHER), ranked(SECOND_HEAD)), List.of(SECOND_HEAD, OTHER), 1))
                .singleElement()
                .extracting(precedent -> precedent.pullRequest().number())
                .isEqualTo(13);
    }

    @Test
    void whatWasForgottenIsNotCited() {
        assertThat(CitePolicy.cite(List.of(ranked(OTHER)), List.of(), 5)).isEmpty();
    }

    private static Ranked ranked(Remembrance memory) {
        return new Ranked(memory.id(), 0.5);
    }

    private static Remembrance memory(long id, int number, String outcome, String why, Instant at) {
        var pullRequest = PullRequestRef.parse("acme/shop#" + number);
        return new Remembrance(
                new UUID(0, id), pullRequest, "Title", "https://github", null, outcome, why, "", List.of(), at);
    }
}
