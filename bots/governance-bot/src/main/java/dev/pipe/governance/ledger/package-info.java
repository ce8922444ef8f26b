/** The decision ledger: hash-chained rows, anchored outside the database, that a verifier can hold against each other. */
package dev.pipe.governance.ledger;
