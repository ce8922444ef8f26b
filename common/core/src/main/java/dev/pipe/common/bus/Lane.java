package dev.pipe.common.bus;

import dev.pipe.common.health.BotMetrics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;

/**
 * Threads that repeat one step as long as it finds work, and then wait to be woken or for the poll interval. A step that
 * throws is counted, logged and tried again after the interval: the database may be away.
 */
public final class Lane {

    /** Patterns are tried on what strangers wrote, and go deep where it is long. Reserved, not used. */
    private static final long STACK = 16L << 20;

    private static final Logger LOG = Logger.getLogger(Lane.class);

    private final String name;
    private final BooleanSupplier step;
    private final Duration pollInterval;
    private final BotMetrics metrics;
    private final Semaphore wakeUps = new Semaphore(0);
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean stopping;

    /** @param step returns true when it found something to do */
    public Lane(String name, BooleanSupplier step, Duration pollInterval, BotMetrics metrics) {
        this.name = name;
        this.step = step;
        this.pollInterval = pollInterval;
        this.metrics = metrics;
    }

    public void start(int count) {
        for (var i = 0; i < count; i++) {
            threads.add(Thread.ofPlatform()
                    .name("pipe-" + name + "-" + i)
                    .daemon()
                    .stackSize(STACK)
                    .start(this::loop));
        }
    }

    /** There is work: one idle thread looks at once. */
    public void wake() {
        if (wakeUps.availablePermits() < threads.size()) {
            wakeUps.release();
        }
    }

    /** Finishes the steps in hand. */
    public void stop(Duration grace) {
        stopping = true;
        wakeUps.release(threads.size());
        var deadline = System.nanoTime() + grace.toNanos();
        for (var thread : threads) {
            try {
                thread.join(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void loop() {
        while (!stopping) {
            var worked = false;
            try {
                worked = step.getAsBoolean();
            } catch (RuntimeException | Error e) { // a thread that ends here would never be missed
                metrics.error();
                LOG.errorf(e, "%s: could not look for work, trying again in %s", name, pollInterval);
            }
            if (!worked && !stopping) {
                await();
            }
        }
    }

    private void await() {
        try {
            wakeUps.tryAcquire(pollInterval.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            stopping = true;
            Thread.currentThread().interrupt();
        }
    }
}
