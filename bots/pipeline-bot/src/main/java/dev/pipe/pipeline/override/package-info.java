/** Overrides: what an admin let pass on one head and base, by {@code /override}. */
package dev.pipe.pipeline.override;
