/** {@code ./pipe config}: whether a {@code pipe.yml} is understood, and what it would do. */
package dev.pipe.local.config;
