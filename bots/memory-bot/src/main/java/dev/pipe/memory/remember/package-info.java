/**
 * From events to memories: a {@link dev.pipe.memory.remember.Dossier} gathers what several topics tell of one head, and is
 * composed into words for people each time it learns something.
 */
package dev.pipe.memory.remember;
