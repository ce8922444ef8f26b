/**
 * {@code .github/pipe.yml} as text: parsed strictly into the records of {@link dev.pipe.common.config}. What is not
 * understood is named with its line and how to mend it; nothing is guessed and nothing skipped.
 */
package dev.pipe.pipeline.pipeyml;
