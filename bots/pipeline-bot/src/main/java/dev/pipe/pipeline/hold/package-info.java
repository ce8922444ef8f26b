/**
 * What holds merges back: people's holds on a pull request; infra-bot's holds on repositories, and what becomes of them
 * when infra-bot itself falls silent.
 */
package dev.pipe.pipeline.hold;
