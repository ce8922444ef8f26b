/**
 * The conductor: which run of a pull request is live, how far its stages are, and when it merges. Events bring evidence
 * ({@link dev.pipe.pipeline.run.Evidence}); {@link dev.pipe.pipeline.run.StagePolicy} judges the stages by the evidence
 * alone, so that evidence withdrawn puts a stage back; what changed is published and shown.
 */
package dev.pipe.pipeline.run;
