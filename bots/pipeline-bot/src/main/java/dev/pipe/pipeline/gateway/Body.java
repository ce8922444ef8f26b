package dev.pipe.pipeline.gateway;

import io.vertx.core.buffer.Buffer;
import java.util.Arrays;

/**
 * The bytes of one delivery as they arrive. Memory is taken for what has arrived, not for what a sender announces, and
 * is held in {@link InFlightBytes} until {@link #release}.
 */
final class Body {

    private static final int FIRST = 32 * 1024;

    private final InFlightBytes inFlight;
    private final int announced;
    private byte[] bytes = new byte[0];
    private int size;
    private long held;
    private boolean released;

    /** @param announced content length; negative when the sender did not say */
    Body(InFlightBytes inFlight, long announced) {
        this.inFlight = inFlight;
        this.announced = (int) Math.min(announced, ReceiveDelivery.BODY_LIMIT);
    }

    /** Throws {@link RefusedDelivery} when the body grows beyond the limit, or all bodies together beyond theirs. */
    synchronized void append(Buffer chunk) {
        var needed = (long) size + chunk.length();
        if (needed > ReceiveDelivery.BODY_LIMIT) {
            throw new RefusedDelivery(Refusal.tooLarge(ReceiveDelivery.BODY_LIMIT));
        }
        if (needed > bytes.length) {
            grow((int) needed);
        }
        chunk.getBytes(bytes, size);
        size += chunk.length();
    }

    /** The whole body. Copies only where the sender did not say how long it would be. */
    synchronized byte[] whole() {
        if (size != bytes.length) {
            bytes = Arrays.copyOf(bytes, size);
        }
        return bytes;
    }

    /** Gives the memory's share back; once, however often it is called. */
    synchronized void release() {
        if (!released) {
            released = true;
            inFlight.release(held);
            bytes = new byte[0];
        }
    }

    private void grow(int needed) {
        var ceiling = Math.max(needed, announced < 0 ? ReceiveDelivery.BODY_LIMIT : announced);
        var capacity = Math.min(ceiling, Math.max(needed, Math.max(FIRST, bytes.length * 2)));
        if (released || !inFlight.hold(capacity - bytes.length)) {
            throw new RefusedDelivery(Refusal.busy());
        }
        held += capacity - bytes.length;
        bytes = Arrays.copyOf(bytes, capacity);
    }
}
