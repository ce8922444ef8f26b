/** A GitHub on this machine: {@link dev.pipe.sandbox.github.FakeGitHub} starts it, the README beside the pom describes it. */
package dev.pipe.sandbox.github;
