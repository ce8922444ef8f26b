/** A real PostgreSQL server, its binaries from Maven, as root or as an ordinary user. */
package dev.pipe.sandbox.postgres;
