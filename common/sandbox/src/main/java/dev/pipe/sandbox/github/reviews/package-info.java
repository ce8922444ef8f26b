/** REST: reviews and inline comments. */
package dev.pipe.sandbox.github.reviews;
