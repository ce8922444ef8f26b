/** Precedents: the memory is asked once per run and reason, and its answer becomes part of the run. */
package dev.pipe.pipeline.recall;
