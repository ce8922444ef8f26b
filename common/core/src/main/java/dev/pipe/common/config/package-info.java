/**
 * Every section of {@code .github/pipe.yml} as records: the one vocabulary of what a repository may say. A component is a
 * key of the file, written in kebab-case; {@link dev.pipe.common.config.Key} says what it does. pipeline-bot alone reads
 * and validates the file; other bots get their section with what they are asked to do.
 */
package dev.pipe.common.config;
