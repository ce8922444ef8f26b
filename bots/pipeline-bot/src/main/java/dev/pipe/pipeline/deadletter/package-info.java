/** What a bot gave up on is said on the pull request it concerns. */
package dev.pipe.pipeline.deadletter;
