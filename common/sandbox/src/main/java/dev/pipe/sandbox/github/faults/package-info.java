/** What goes wrong on request. */
package dev.pipe.sandbox.github.faults;
