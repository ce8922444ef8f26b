package dev.pipe.pipeline.gateway;

import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Ends the gateway without losing what is in flight. Told to stop, the bot first says that it is not ready, for a while
 * if a load balancer needs that; then it takes no new delivery, and answers those it has begun; then it stops. What
 * follows in the shutdown (Kafka, the database, the socket) finds nothing open.
 */
@ApplicationScoped
class DrainDeliveries {

    private enum State {
        OPEN,
        NOT_READY,
        CLOSED
    }

    private final GatewayConfig config;
    private volatile State state = State.OPEN;
    private int inFlight;

    DrainDeliveries(GatewayConfig config) {
        this.config = config;
    }

    /** False when no new delivery is taken any more; else {@link #leave} must follow. */
    synchronized boolean enter() {
        if (state == State.CLOSED) {
            return false;
        }
        inFlight++;
        return true;
    }

    synchronized void leave() {
        inFlight--;
        notifyAll();
    }

    boolean isReady() {
        return state == State.OPEN;
    }

    /** Quarkus fires this before it stops anything, and goes on when it returns. */
    void drain(@Observes ShutdownDelayInitiatedEvent stopping) {
        try {
            state = State.NOT_READY;
            TimeUnit.MILLISECONDS.sleep(config.drainNotice().toMillis());
            var left = close(config.drainGrace());
            if (left > 0) {
                Log.warnf("%d deliveries were not answered within %s and are cut off", left, config.drainGrace());
            } else {
                Log.info("All deliveries in flight are answered; the gateway is closed");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized int close(Duration grace) throws InterruptedException {
        state = State.CLOSED;
        var deadline = System.nanoTime() + grace.toNanos();
        var remaining = grace.toMillis();
        while (inFlight > 0 && remaining > 0) {
            wait(remaining);
            remaining = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
        }
        return inFlight;
    }
}
