/** Text into vectors of meaning: in process, from a remote endpoint, or not at all. */
package dev.pipe.memory.embedding;
