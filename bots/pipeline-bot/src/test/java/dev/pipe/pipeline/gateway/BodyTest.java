package dev.pipe.pipeline.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.buffer.Buffer;
import org.junit.jupiter.api.Test;

class BodyTest {

    private static final int MEGABYTE = 1024 * 1024;

    @Test
    void theMemoryHeldIsGivenBackWhole() {
        var inFlight = new InFlightBytes(8 * MEGABYTE);
        var body = new Body(inFlight, -1);
        for (var i = 0; i < 5; i++) {
            body.append(Buffer.buffer(new byte[MEGABYTE - 7]));
        }
        assertThat(body.whole()).hasSize(5 * (MEGABYTE - 7));
        assertThat(inFlight.held()).isBetween(5L * (MEGABYTE - 7), 8L * MEGABYTE);
        body.release();
        body.release();
        assertThat(inFlight.held()).isZero();
    }

    @Test
    void anAnnouncedBodyTakesNoMoreThanItsLength() {
        var inFlight = new InFlightBytes(8 * MEGABYTE);
        var body = new Body(inFlight, 40_000);
        body.append(Buffer.buffer(new byte[20_000]));
        body.append(Buffer.buffer(new byte[20_000]));
        assertThat(inFlight.held()).isEqualTo(40_000);
        assertThat(body.whole()).hasSize(40_000);
    }

    @Test
    void beyondTheBoundADeliveryIsRefusedAndNothingMoreIsHeld() {
        var inFlight = new InFlightBytes(2 * MEGABYTE);
        var first = new Body(inFlight, 2 * MEGABYTE);
        first.append(Buffer.buffer(new byte[2 * MEGABYTE]));
        var second = new Body(inFlight, 10);
        assertThatThrownBy(() -> second.append(Buffer.buffer("0123456789")))
                .isInstanceOfSatisfying(
                        RefusedDelivery.class,
                        refused -> assertThat(refused.refusal().status()).isEqualTo(503));
        first.release();
        second.append(Buffer.buffer("0123456789"));
    }

    @Test
    void aBodyThatGrowsBeyondGitHubsLimitIsRefusedWhileItStreams() {
        var body = new Body(new InFlightBytes(64L * MEGABYTE), -1);
        body.append(Buffer.buffer(new byte[ReceiveDelivery.BODY_LIMIT]));
        assertThatThrownBy(() -> body.append(Buffer.buffer("1")))
                .isInstanceOfSatisfying(
                        RefusedDelivery.class,
                        refused -> assertThat(refused.refusal().status()).isEqualTo(413));
    }
}
