/** A head that conflicts with its base: said on the pull request, once. */
package dev.pipe.pipeline.conflict;
