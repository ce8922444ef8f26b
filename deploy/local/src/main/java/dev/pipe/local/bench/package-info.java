/**
 * Measures the suite on this machine. Everything measured is a process of its own, and so is the load; what was accepted
 * is counted again where it should have arrived.
 */
package dev.pipe.local.bench;
