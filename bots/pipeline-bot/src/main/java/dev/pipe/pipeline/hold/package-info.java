/** What holds merges back: infra-bot's holds, and what becomes of them when infra-bot itself falls silent. */
package dev.pipe.pipeline.hold;
