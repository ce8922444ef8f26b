/** Incidents and holds: one open of each per resource, said on the bus in the transaction that changes it. */
package dev.pipe.infra.incident;
