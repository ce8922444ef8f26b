/** governance-bot: who must approve a pull request, who did, what was decided, and a ledger that proves it. */
package dev.pipe.governance;
