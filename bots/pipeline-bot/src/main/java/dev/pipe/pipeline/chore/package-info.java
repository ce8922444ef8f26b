/** Commands for what one can do on GitHub by hand as well: labels, people, title, branch, closing and reopening. */
package dev.pipe.pipeline.chore;
