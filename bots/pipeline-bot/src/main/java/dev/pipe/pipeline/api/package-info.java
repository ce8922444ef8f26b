/** Runs and reasons as JSON, for scripts and the launcher. */
package dev.pipe.pipeline.api;
