/** Who asks the memory: bots by {@code RecallRequested}, people by {@code /recall}, operators by the API. */
package dev.pipe.memory.recall;
