/** Pull requests that are to be looked at again, at a time or as soon as can be. */
package dev.pipe.pipeline.nudge;
