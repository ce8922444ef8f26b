/** A run as checks on its head: one per stage, and the summary {@code pipe/<base>}, which is the one to require. */
package dev.pipe.pipeline.check;
