/**
 * Measures the review: what the rules find and what they invent on a labelled corpus, on this project's history and on
 * the sources of well-known libraries, and how long a reading takes. The format of the corpus stands beside it.
 */
package dev.pipe.local.bench.review;
