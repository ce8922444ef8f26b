/** What the operator lets the suite do, in general and per repository. */
package dev.pipe.pipeline.settings;
