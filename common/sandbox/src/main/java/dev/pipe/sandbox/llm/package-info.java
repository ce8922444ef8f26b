/** An OpenAI-compatible endpoint with scripted answers, which also misbehaves in the ways that models do. */
package dev.pipe.sandbox.llm;
