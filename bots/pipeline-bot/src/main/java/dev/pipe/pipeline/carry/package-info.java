/**
 * Which new head is nothing but the one before with its base merged in, so that what was said of it holds: its parents,
 * and its tree against the merge worked out again here. See docs/adr/0014.
 */
package dev.pipe.pipeline.carry;
