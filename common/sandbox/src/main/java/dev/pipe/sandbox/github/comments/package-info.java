/** REST: issues, comments, labels, reactions. */
package dev.pipe.sandbox.github.comments;
