/** GitHub's own merge queue: which commits it made of which pull requests. */
package dev.pipe.pipeline.mergegroup;
