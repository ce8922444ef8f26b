package dev.pipe.sandbox.github.world;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * One result of a tool, as code scanning keeps it.
 *
 * @param rule as SARIF describes it
 * @param result as SARIF tells it
 */
public record ScanAlert(
        int number, String ref, String sha, String tool, JsonNode rule, JsonNode result, Instant createdAt) {}
