/**
 * What a pull request changes, read from git's own diff text. {@link dev.pipe.review.diff.Change} holds everything;
 * {@link dev.pipe.review.diff.DiffIndex} is its shape on the wire, PR-QUEST's contract.
 *
 * <p>Where PR-QUEST's own parser errs we are right instead: paths with spaces, quotes or other scripts; directories
 * called {@code a} or {@code b}; lines of content that look like headers; {@code /dev/null}; a file that became a link
 * (git writes two sections for one path: one entry here, hunks numbered through); diffs without prefixes or with others.
 * A change without text hunks (pure rename, mode, binary, empty file) is in the Change and not in the index, whose schema
 * wants a hunk in every file. What has more than two sides (a merge's combined diff) or ends within a hunk is refused.
 * The tests hold all of it against git itself.
 */
package dev.pipe.review.diff;
