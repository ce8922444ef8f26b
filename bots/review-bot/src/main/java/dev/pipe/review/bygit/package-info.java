/**
 * The diff of a change that GitHub keeps to itself (over 20,000 lines or 300 files): both commits are fetched by git,
 * nothing else of the history, and compared here, bounded in time and size. JGit does it, so there is no command line
 * that could show a token.
 */
package dev.pipe.review.bygit;
