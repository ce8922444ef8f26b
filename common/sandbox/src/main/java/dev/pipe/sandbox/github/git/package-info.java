/** Bare repositories through JGit: history, diffs as git writes them, merges in memory, imports. */
package dev.pipe.sandbox.github.git;
