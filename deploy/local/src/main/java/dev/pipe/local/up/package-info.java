/** {@code ./pipe up}, {@code status} and {@code down}. */
package dev.pipe.local.up;
