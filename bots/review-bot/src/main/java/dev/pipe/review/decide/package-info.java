/** From findings to a decision: a table, and nothing that a model says can make it better. */
package dev.pipe.review.decide;
