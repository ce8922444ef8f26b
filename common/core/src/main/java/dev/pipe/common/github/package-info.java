/** The seam to GitHub: reads as records of our own, writes as sealed records through one writer. */
package dev.pipe.common.github;
