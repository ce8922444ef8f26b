/** {@code ./pipe connect}: from nothing to a GitHub that the bots may speak to, and what they may not yet. */
package dev.pipe.local.connect;
