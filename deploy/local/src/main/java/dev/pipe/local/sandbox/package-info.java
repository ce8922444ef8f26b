/** {@code ./pipe sandbox}: one part of the sandbox by itself. */
package dev.pipe.local.sandbox;
