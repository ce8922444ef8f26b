package dev.pipe.sandbox.github.scanning;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.pipe.sandbox.github.accounts.Right;
import dev.pipe.sandbox.github.http.Answer;
import dev.pipe.sandbox.github.http.Json;
import dev.pipe.sandbox.github.http.Refusal;
import dev.pipe.sandbox.github.http.Request;
import dev.pipe.sandbox.github.http.Routes;
import dev.pipe.sandbox.github.parts.Parts;
import dev.pipe.sandbox.github.world.Repository;
import dev.pipe.sandbox.github.world.ScanAlert;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;
import java.util.stream.StreamSupport;
import java.util.zip.GZIPInputStream;

/** Takes SARIF, gzipped and in Base64, and shows its results as open alerts of the ref; a tool's new upload replaces its last. */
public final class CodeScanningRest {

    private static final String SCANNING = "/repos/{owner}/{repo}/code-scanning";
    private static final double CRITICAL = 9.0;
    private static final double HIGH = 7.0;
    private static final double MEDIUM = 4.0;

    private final Parts parts;

    public CodeScanningRest(Parts parts) {
        this.parts = parts;
    }

    public void on(Routes routes) {
        routes.post(SCANNING + "/sarifs", this::take).get(SCANNING + "/alerts", this::list);
    }

    private Answer take(Request request) {
        var repository = parts.access().repository(request, Right.UPLOAD_SCANS);
        var json = request.json();
        var sha = parts.commit(repository, json.path("commit_sha").asText());
        var ref = json.path("ref").asText();
        if (!ref.startsWith("refs/")) {
            throw Refusal.invalid("CodeScanning", "ref", "ref is a full one, refs/...");
        }
        for (var run : unpacked(json.path("sarif").asText()).path("runs")) {
            var tool = run.at("/tool/driver/name").asText();
            repository.alerts.removeIf(
                    alert -> alert.ref().equals(ref) && alert.tool().equals(tool));
            for (var result : run.path("results")) {
                var number = Math.toIntExact(parts.world().nextId());
                repository.alerts.add(new ScanAlert(
                        number,
                        ref,
                        sha,
                        tool,
                        rule(run, result),
                        result,
                        parts.world().now()));
            }
        }
        var id = "scan-" + parts.world().nextId();
        var url = parts.views().urls.repo(repository) + "/code-scanning/sarifs/" + id;
        return Answer.json(202, Json.object("id", id, "url", url));
    }

    private static JsonNode unpacked(String sarif) {
        try (var gzip =
                new GZIPInputStream(new ByteArrayInputStream(Base64.getDecoder().decode(sarif)))) {
            return new ObjectMapper().readTree(gzip);
        } catch (IOException | IllegalArgumentException e) {
            throw Refusal.of(400, "Invalid SARIF. " + e.getMessage());
        }
    }

    private static JsonNode rule(JsonNode run, JsonNode result) {
        var id = result.path("ruleId").asText();
        return StreamSupport.stream(run.at("/tool/driver/rules").spliterator(), false)
                .filter(rule -> rule.path("id").asText().equals(id))
                .findFirst()
                .orElse(MissingNode.getInstance());
    }

    private Answer list(Request request) {
        var repository = parts.access().repository(request, Right.READ_SCANS);
        var ref = request.param("ref", "refs/heads/" + repository.defaultBranch);
        var refs = Set.of(ref, "refs/heads/" + ref);
        var open = Set.of("open", "").contains(request.param("state", ""));
        var alerts = repository.alerts.stream()
                .filter(alert -> open && refs.contains(alert.ref()))
                .toList();
        return parts.page(request, alerts, alert -> view(repository, alert));
    }

    private JsonNode view(Repository repository, ScanAlert alert) {
        var url = parts.views().urls.repo(repository) + "/code-scanning/alerts/" + alert.number();
        var place = alert.result().at("/locations/0/physicalLocation");
        var line = place.at("/region/startLine").asInt(1);
        return Json.object(
                "number",
                alert.number(),
                "created_at",
                alert.createdAt(),
                "url",
                url,
                "html_url",
                parts.views().urls.page(repository) + "/security/code-scanning/" + alert.number(),
                "instances_url",
                url + "/instances",
                "state",
                "open",
                "dismissed_by",
                null,
                "dismissed_at",
                null,
                "dismissed_reason",
                null,
                "rule",
                rule(alert),
                "tool",
                Json.object("name", alert.tool(), "version", null, "guid", null),
                "most_recent_instance",
                Json.object(
                        "ref", alert.ref(),
                        "commit_sha", alert.sha(),
                        "state", "open",
                        "message",
                                Json.object(
                                        "text",
                                        alert.result().at("/message/text").asText()),
                        "location",
                                Json.object(
                                        "path",
                                                path(place.at("/artifactLocation/uri")
                                                        .asText()),
                                        "start_line", line,
                                        "end_line", place.at("/region/endLine").asInt(line))));
    }

    private static String path(String uri) {
        return URLDecoder.decode(uri.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static JsonNode rule(ScanAlert alert) {
        var severity = alert.rule().at("/properties/security-severity").asDouble(-1);
        var usual = alert.rule().at("/defaultConfiguration/level").asText("warning");
        return Json.object(
                "id", alert.result().path("ruleId").asText(),
                "name", alert.result().path("ruleId").asText(),
                "severity", alert.result().path("level").asText(usual),
                "security_severity_level", severity < 0 ? null : word(severity),
                "description", alert.rule().at("/shortDescription/text").asText(""),
                "full_description", alert.rule().at("/fullDescription/text").asText(""),
                "tags",
                        alert.rule().at("/properties/tags").isArray()
                                ? alert.rule().at("/properties/tags")
                                : null,
                "help", alert.rule().at("/help/text").asText(""));
    }

    private static String word(double severity) {
        if (severity >= CRITICAL) {
            return "critical";
        }
        return severity >= HIGH ? "high" : severity >= MEDIUM ? "medium" : "low";
    }
}
