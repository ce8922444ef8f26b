/** The one comment on a pull request that shows the whole, updated in place from what is stored. */
package dev.pipe.pipeline.living;
