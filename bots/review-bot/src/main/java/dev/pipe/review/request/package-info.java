/** Answers {@code StageRequested(review)}: reads the pull request's diff, has it judged, says and remembers the outcome. */
package dev.pipe.review.request;
