/** Points and badges for reading. They reward attention and decide nothing; an operator can turn them off. */
package dev.pipe.review.xp;
