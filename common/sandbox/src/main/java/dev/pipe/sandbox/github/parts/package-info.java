/** What every feature's REST face works with. */
package dev.pipe.sandbox.github.parts;
