/** Whose code a head is: a stranger's, from a fork, is trusted one head at a time, by {@code /ok-to-test}. */
package dev.pipe.pipeline.trust;
