/** infra-bot: hears the bots' pulses, opens incidents when one falls silent and holds merges while it matters. */
package dev.pipe.infra;
