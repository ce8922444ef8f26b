package dev.pipe.local.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What counts as lost. */
class ReadBackTest {

    @Test
    void whatWasAcceptedAndIsNotThereIsMissing() {
        assertThat(found(0, 1, 2, 3).missing(sent(4))).isZero();
        assertThat(found(0, 1, 3).missing(sent(4))).isEqualTo(1);
    }

    @Test
    void whatWasRefusedMayBeThereOrNot() {
        assertThat(found(0, 1).missing(sent(4, 2, 3))).isZero();
        assertThat(found(0, 1, 2).missing(sent(4, 2, 3))).isZero();
        assertThat(found(0, 2, 3).missing(sent(4, 2, 3))).isEqualTo(1);
    }

    @Test
    void aReportWithSomethingMissingOrNothingAcceptedIsNoSuccess() {
        assertThat(part(sent(4), found(0, 1, 2, 3)).nothingLost()).isTrue();
        assertThat(part(sent(4), found(0, 1, 2)).nothingLost()).isFalse();
        assertThat(part(sent(1, 0), found()).nothingLost()).isFalse();
    }

    private static GatewayReport.Part part(LoadResult load, ReadBack.Found found) {
        return GatewayReport.Part.of(load, found);
    }

    private static LoadResult sent(int count, Integer... notAccepted) {
        var latency = Latency.of(new long[] {1_000_000});
        return new LoadResult(count, List.of(notAccepted), Map.of(), count, 1, latency, List.of());
    }

    private static ReadBack.Found found(int... sequences) {
        var distinct = new BitSet();
        for (int sequence : sequences) {
            distinct.set(sequence);
        }
        return new ReadBack.Found(sequences.length, distinct);
    }
}
