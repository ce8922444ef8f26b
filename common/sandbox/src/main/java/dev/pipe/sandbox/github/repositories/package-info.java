/** REST: repositories, branches, contents, commits, git objects. */
package dev.pipe.sandbox.github.repositories;
