package dev.pipe.review.precedent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipe.common.event.MemoryEvent.Precedent;
import dev.pipe.common.event.MemoryEvent.RecallAnswered;
import dev.pipe.common.event.PullRequestRef;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PrecedentTextTest {

    private static final PullRequestRef SELF = PullRequestRef.parse("acme/shop#7");

    @Test
    void aPrecedentIsCitedWithItsLinkAndDoesNothingElse() {
        var text = of(precedent(6, "@everyone [x](http://evil)", "https://github.example/acme/shop/pull/6"), "");
        assertThat(text)
                .contains("](<https://github.example/acme/shop/pull/6>) was **rejected** on 1 Jan 1970: ")
                .doesNotContain("@everyone", "[x](http");
    }

    @Test
    void aStrangeAddressIsNoLinkAndThePullRequestItselfNoPrecedent() {
        assertThat(of(precedent(6, "Sizes", "javascript:alert(1)"), "")).contains("- Sizes was **rejected**");
        assertThat(of(precedent(7, "Itself", "https://github.example"), "")).isEmpty();
    }

    @Test
    void aMemoryThatIsLessThanItShouldBeSaysSo() {
        assertThat(of(precedent(7, "Itself", ""), "Cognee is away")).contains("less than it should be: Cognee is away");
    }

    private static String of(Precedent precedent, String degraded) {
        return PrecedentText.of(
                SELF, new RecallAnswered("1", "review-bot", SELF, List.of(precedent), degraded, Instant.EPOCH));
    }

    private static Precedent precedent(int number, String title, String url) {
        return new Precedent(
                PullRequestRef.parse("acme/shop#" + number), title, "rejected", "Because", url, Instant.EPOCH, 0.9);
    }
}
