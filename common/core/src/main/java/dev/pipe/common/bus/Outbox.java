package dev.pipe.common.bus;

import dev.pipe.common.event.Event;
import dev.pipe.common.github.GitHubWrite;

/**
 * What leaves a bot. Both methods need a running transaction and take effect when it commits: events are published in
 * order per key, writes are performed in order per key. Trace context of the caller travels along.
 */
public interface Outbox {

    /** Publishes under a random id. */
    void publish(Event event);

    /** Publishes under an id of the caller's: the same id again takes effect once, here and at every reader. */
    void publish(String id, Event event);

    /**
     * Has a write performed on GitHub. A write whose {@link GitHubWrite#slot()} equals that of an earlier one that was
     * not begun yet replaces it.
     */
    void write(GitHubWrite write);
}
