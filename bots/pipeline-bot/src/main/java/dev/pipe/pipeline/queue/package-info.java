/**
 * The suite's own merge queue: one at a time per base branch, in the order in which they became ready. A place is kept
 * over a clean merge of the base, so that the next one is tested on what it will land on.
 */
package dev.pipe.pipeline.queue;
