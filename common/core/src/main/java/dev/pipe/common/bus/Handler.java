package dev.pipe.common.bus;

import dev.pipe.common.event.Event;

/**
 * What a bot does when an event arrives. A bean of this type is found by the inbox's workers. {@link #handle} runs in
 * one transaction with the inbox row, the bot's state and the outbox; per key one event at a time, in order. All
 * handlers of one event type share that transaction.
 *
 * <p>What it throws is retried with backoff and in the end dead-lettered with its message, unless it is a
 * {@link PermanentFailure}, which is dead-lettered at once.
 */
public interface Handler<E extends Event> {

    /** The event this handler is for; of a sealed family it hears every member. */
    Class<E> event();

    void handle(Received<E> received);
}
