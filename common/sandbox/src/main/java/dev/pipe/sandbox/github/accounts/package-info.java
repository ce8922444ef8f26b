/** Who asks, and what they may do. */
package dev.pipe.sandbox.github.accounts;
