/**
 * The normaliser: a delivery from {@code pipe.webhooks} becomes facts on {@code pipe.github}, each under an id made of
 * GitHub's own ids and timestamps, or is not needed, with the reason.
 */
package dev.pipe.pipeline.normalise;
