package dev.pipe.review.sarif;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pipe.review.sarif.ForeignFinding.Span;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

/** Reads SARIF 2.1.0 as Trivy, Semgrep, Gitleaks and CodeQL write it. What is suppressed or old is left out. */
public final class ReadSarif {

    private static final int MOST_BYTES = 32 << 20;
    private static final int MOST_RESULTS = 25_000; // as GitHub takes them
    private static final Set<String> NO_FINDING = Set.of("pass", "notApplicable", "informational", "open");
    private static final Set<String> OLD = Set.of("unchanged", "absent");

    private ReadSarif() {}

    /** @throws UnreadableSarif when it is none, or too much */
    public static List<ForeignFinding> of(byte[] text) {
        if (text.length > MOST_BYTES) {
            throw new UnreadableSarif("More than " + (MOST_BYTES >> 20) + " MiB of SARIF are not read");
        }
        var log = parse(text);
        if (!log.path("runs").isArray() || !log.path("version").asText().startsWith("2.1")) {
            throw new UnreadableSarif("Not a SARIF 2.1.0 log: it has no runs, or another version");
        }
        var findings = new ArrayList<ForeignFinding>();
        for (var run : log.path("runs")) {
            read(run, findings);
        }
        return findings;
    }

    private static JsonNode parse(byte[] text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (IOException e) {
            throw new UnreadableSarif(
                    "Not a SARIF log: " + e.getMessage().lines().findFirst().orElse(""), e);
        }
    }

    private static void read(JsonNode run, List<ForeignFinding> findings) {
        var rules = SarifRules.in(run.path("tool"));
        for (var result : run.path("results")) {
            if (findings.size() >= MOST_RESULTS) {
                throw new UnreadableSarif("More than " + MOST_RESULTS + " results are not read");
            }
            if (counts(result)) {
                findings.add(finding(run, result, rules));
            }
        }
    }

    private static boolean counts(JsonNode result) {
        var suppressed = false;
        for (var suppression : result.path("suppressions")) {
            var status = suppression.path("status").asText("accepted");
            suppressed |= status.equals("accepted");
        }
        return !suppressed
                && !NO_FINDING.contains(result.path("kind").asText())
                && !OLD.contains(result.path("baselineState").asText());
    }

    private static ForeignFinding finding(JsonNode run, JsonNode result, SarifRules rules) {
        var tool = run.path("tool").path("driver").path("name").asText("unnamed tool");
        var rule = rules.of(result);
        var tags = SarifRules.tags(rule);
        var severity = severity(result, rule);
        var id = SarifRules.idOf(result, rule);
        var kind = ForeignLevelPolicy.kind(tool, id, tags);
        var place = result.path("locations").path(0).path("physicalLocation");
        return new ForeignFinding(
                tool,
                id,
                ForeignLevelPolicy.type(kind, severity.isPresent(), tags),
                ForeignLevelPolicy.level(kind, severity, level(result, rule)),
                kind,
                Harms.of(id, tags),
                SarifPath.of(run, place.path("artifactLocation")),
                span(place.path("region")),
                message(result, rule),
                rule.path("help").path("text").asText(""),
                ForeignLevelPolicy.confidence(
                        rule.path("properties").path("precision").asText()));
    }

    private static String level(JsonNode result, JsonNode rule) {
        var usual = rule.path("defaultConfiguration").path("level").asText("warning");
        return result.path("level").asText(usual);
    }

    private static OptionalDouble severity(JsonNode result, JsonNode rule) {
        var said = result.path("properties").path("security-severity").asText("");
        var text = said.isEmpty()
                ? rule.path("properties").path("security-severity").asText("")
                : said;
        try {
            return text.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(text));
        } catch (NumberFormatException e) {
            return OptionalDouble.empty(); // a word of the tool's own; the level still says something
        }
    }

    private static Span span(JsonNode region) {
        var first = region.path("startLine").asInt(0);
        return first <= 0
                ? Span.UNKNOWN
                : new Span(
                        first,
                        Math.max(first, region.path("endLine").asInt(first)),
                        region.path("startColumn").asInt(0),
                        region.path("endColumn").asInt(0));
    }

    private static String message(JsonNode result, JsonNode rule) {
        var said = result.path("message").path("text").asText("");
        return said.isBlank() ? rule.path("shortDescription").path("text").asText("") : said;
    }
}
