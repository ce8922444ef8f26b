/** What this GitHub knows. Plain state with open fields, all of it behind {@link dev.pipe.sandbox.github.world.World#lock}. */
package dev.pipe.sandbox.github.world;
