/** What the page of a pull request shows, and the box people type into. */
package dev.pipe.sandbox.github.page;
