package dev.pipe.memory.recall;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipe.common.event.MemoryEvent.Precedent;
import dev.pipe.common.event.PullRequestRef;
import dev.pipe.memory.Recollection;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PrecedentTextTest {

    private static final Instant AT = Instant.parse("2026-01-05T10:00:00Z");

    @Test
    void citesWithLinkOutcomeTimeAndReason() {
        assertThat(PrecedentText.of("ledger", found("Settle invoices", "https://git.example/acme/shop/pull/1", "")))
                .isEqualTo("""
                        What I remember about `ledger`:

                        - [Settle invoices](<https://git.example/acme/shop/pull/1>) was **merged** on 5 Jan 2026, 10:00 UTC: Approved by bob""");
    }

    @Test
    void saysThatThereIsNothing() {
        assertThat(PrecedentText.of("ledger", new Recollection(List.of(), "")))
                .isEqualTo("I remember no decision about `ledger`.");
    }

    @Test
    void saysWhyItIsLessThanItShouldBe() {
        assertThat(PrecedentText.of("ledger", found("Settle", "https://x", "Found by words only")))
                .endsWith("\n\n> [!NOTE]\n> Found by words only.");
    }

    @Test
    void textFromOutsideDoesNothing() {
        var text = PrecedentText.of("`<!-- pipe:living -->`", found("[x](https://evil) @ada", "", ""));
        assertThat(text).doesNotContain("<!--", "](https://evil)", "@ada").contains("acme/shop number 1");
    }

    private static Recollection found(String title, String url, String degraded) {
        var precedent =
                new Precedent(PullRequestRef.parse("acme/shop#1"), title, "merged", "Approved by bob", url, AT, 1);
        return new Recollection(List.of(precedent), degraded);
    }
}
