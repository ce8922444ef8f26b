/** Who has a hand in a change that is reviewed: they do not clear what is critical in it. */
package dev.pipe.review.contributors;
