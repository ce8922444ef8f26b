package dev.pipe.review.bygit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LargestDiffTest {

    @Test
    void aSmallHeapTakesASmallDiffAndSaysWhatToDo() {
        var most = LargestDiff.of(200, 320_000_000);
        assertThat(most.bytes()).isEqualTo(6_400_000);
        assertThat(most.why())
                .isEqualTo("its diff is larger than 6.4 MB, which is what review-bot reads with 320 MB of memory"
                        + " (-Xmx gives it more)");
    }

    @Test
    void withMemoryEnoughTheOperatorsWordCounts() {
        var most = LargestDiff.of(20, 4_000_000_000L);
        assertThat(most.bytes()).isEqualTo(20_000_000);
        assertThat(most.why()).isEqualTo("its diff is larger than 20 MB");
    }
}
