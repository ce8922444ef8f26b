/** What was recorded of pull requests that nobody hears of any more goes; the ledger stays. */
package dev.pipe.governance.prune;
