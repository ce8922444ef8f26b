/** REST: pull requests, their diffs and merges. */
package dev.pipe.sandbox.github.pulls;
