/** A receiver for OpenTelemetry traces that keeps them in memory, for tests that follow a delivery through the bots. */
package dev.pipe.sandbox.otlp;
