/** The suite's one vocabulary: every event that travels on the bus, its topic, and the references they share. */
package dev.pipe.common.event;
