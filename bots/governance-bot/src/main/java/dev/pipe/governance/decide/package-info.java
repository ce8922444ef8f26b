/** The decision on a run: is it approved, rejected, or what does it wait for. Facts in, a pure verdict, events out. */
package dev.pipe.governance.decide;
