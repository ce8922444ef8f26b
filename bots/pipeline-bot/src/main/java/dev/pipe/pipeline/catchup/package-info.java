/**
 * Pull requests are read and what is new in them is told as if it had been delivered: the same objects in the same log,
 * so that the same facts come of it under the same ids. For a silence that GitHub's log does not cover, and for a
 * personal token, which has no log.
 */
package dev.pipe.pipeline.catchup;
