/** PR-QUEST's own API: the diff of a pull request, and its grouping into steps. What it answers is the contract's. */
package dev.pipe.review.api;
