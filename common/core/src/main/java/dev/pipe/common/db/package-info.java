/** Plain SQL on the database of a bot. */
package dev.pipe.common.db;
