/** What people ask and say about a review: explain, dismiss, ask, review again. */
package dev.pipe.review.converse;
