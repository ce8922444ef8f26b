/** At-least-once in, once in effect: the inbox stores and works per key, the outbox publishes and writes after the commit. */
package dev.pipe.common.bus;
