package dev.pipe.pipeline.gateway;

import java.util.concurrent.atomic.AtomicLong;

/** How many bytes of deliveries are held for the broker, and the bound on it. */
final class InFlightBytes {

    private final long limit;
    private final AtomicLong held = new AtomicLong();

    InFlightBytes(long limit) {
        this.limit = limit;
    }

    /** False when that would be too many; then nothing is held. */
    boolean hold(long bytes) {
        if (held.addAndGet(bytes) <= limit) {
            return true;
        }
        held.addAndGet(-bytes);
        return false;
    }

    void release(long bytes) {
        held.addAndGet(-bytes);
    }

    long held() {
        return held.get();
    }
}
