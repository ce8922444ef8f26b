/**
 * The memory of our own: rows in PostgreSQL are the truth; a Lucene index in this process follows them and finds by words
 * and by meaning; {@link dev.pipe.memory.store.RankPolicy} makes one order of both.
 */
package dev.pipe.memory.store;
