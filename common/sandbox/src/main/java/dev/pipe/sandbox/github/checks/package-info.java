/** REST: check runs, suites and commit statuses. */
package dev.pipe.sandbox.github.checks;
