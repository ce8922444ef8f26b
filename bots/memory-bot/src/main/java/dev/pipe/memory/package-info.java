/**
 * memory-bot: remembers what was decided on pull requests and recalls precedents. {@link dev.pipe.memory.Memory} is the
 * seam; {@code remember} fills it from the bus, {@code recall} asks it, {@code store} is the one implementation so far.
 */
package dev.pipe.memory;
