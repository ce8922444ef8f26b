/** Who said what about a head, what of it counts, and what takes it back. */
package dev.pipe.governance.approval;
