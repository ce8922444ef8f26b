/** The quest as pages: rendered here, readable without scripts; everything from the diff is text, never HTML. */
package dev.pipe.review.page;
