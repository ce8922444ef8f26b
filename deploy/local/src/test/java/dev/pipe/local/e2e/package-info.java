/** End-to-end tests: the bots as they are shipped, on one running suite, troubled from outside only. */
package dev.pipe.local.e2e;
