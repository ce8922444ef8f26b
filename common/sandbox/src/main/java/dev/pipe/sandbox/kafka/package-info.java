/** A real Kafka broker, from its own Maven artifacts: one node that is broker and controller (KRaft). */
package dev.pipe.sandbox.kafka;
