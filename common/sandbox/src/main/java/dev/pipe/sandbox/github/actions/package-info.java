/** GitHub Actions, as far as its runs and jobs are read, run again and let go; who plays it is the admin. */
package dev.pipe.sandbox.github.actions;
