/**
 * Earlier decisions about the like of what was found. A review waits for the memory in a row that is due two seconds
 * later, in nobody's thread; whichever comes first, the answer or the time, takes the row and has the review said.
 */
package dev.pipe.review.precedent;
