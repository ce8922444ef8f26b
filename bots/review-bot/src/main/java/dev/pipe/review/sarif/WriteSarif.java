package dev.pipe.review.sarif;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pipe.common.event.ReviewEvent.RiskLevel;
import dev.pipe.review.diff.Change;
import dev.pipe.review.diff.ChangedHunk;
import dev.pipe.review.diff.Side;
import dev.pipe.review.risk.Finding;
import dev.pipe.review.risk.RiskType;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Our findings as SARIF 2.1.0, in the shape that GitHub's code scanning wants. */
public final class WriteSarif {

    private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";
    /** By which we know what we uploaded ourselves. */
    public static final String TOOL = "PIPE review-bot";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int HASH_CHARACTERS = 16;

    private final Change change;
    private final Map<String, Integer> rules = new LinkedHashMap<>();
    private final Map<String, Integer> seen = new LinkedHashMap<>();

    private WriteSarif(Change change) {
        this.change = change;
    }

    public static String of(List<Finding> findings, Change change) {
        return new WriteSarif(change).log(findings).toPrettyString();
    }

    private ObjectNode log(List<Finding> findings) {
        var log = JSON.createObjectNode().put("$schema", SCHEMA).put("version", "2.1.0");
        var run = log.putArray("runs").addObject();
        var driver = run.putObject("tool").putObject("driver").put("name", TOOL);
        run.putObject("automationDetails").put("id", "pipe-review/");
        run.put("columnKind", "utf16CodeUnits");
        var described = driver.putArray("rules");
        var results = run.putArray("results");
        // A result stands in a file: what is said of the title has no place here.
        findings.stream().filter(finding -> !finding.file().isEmpty()).forEach(finding -> {
            describe(finding, described);
            add(finding, results);
        });
        return log;
    }

    private void describe(Finding finding, ArrayNode described) {
        if (rules.putIfAbsent(finding.ruleId(), rules.size()) != null) {
            return;
        }
        var rule = described.addObject().put("id", finding.ruleId());
        rule.putObject("shortDescription").put("text", finding.title());
        rule.putObject("fullDescription").put("text", said(finding.why(), finding.title()));
        rule.putObject("help").put("text", said(finding.mend(), said(finding.why(), finding.title())));
        rule.putObject("defaultConfiguration").put("level", level(finding.level()));
        var properties = rule.putObject("properties").put("precision", precision(finding.confidence()));
        properties.putArray("tags").add(finding.type().name().toLowerCase(Locale.ROOT));
        if (finding.type() == RiskType.SECURITY) {
            properties.put("security-severity", severity(finding.level()));
        } else {
            properties.put("problem.severity", problem(finding.level()));
        }
    }

    private void add(Finding finding, ArrayNode results) {
        var result = results.addObject()
                .put("ruleId", finding.ruleId())
                .put("ruleIndex", rules.get(finding.ruleId()))
                .put("level", level(finding.level()));
        result.putObject("message").put("text", said(finding.why(), finding.title()));
        var place = result.putArray("locations").addObject().putObject("physicalLocation");
        place.putObject("artifactLocation").put("uri", uri(finding.file())).put("uriBaseId", "%SRCROOT%");
        place.putObject("region").put("startLine", lineAtHead(finding));
        result.putObject("partialFingerprints").put("primaryLocationLineHash", fingerprint(finding));
        result.putObject("properties")
                .put("risk", finding.level().name())
                .put("type", finding.type().name())
                .put("confidence", finding.confidence())
                .put("evidence", finding.evidence());
    }

    /** What is gone has no line at the head: it is shown where its hunk begins. */
    private int lineAtHead(Finding finding) {
        if (finding.side() == Side.RIGHT) {
            return Math.max(1, finding.line());
        }
        return change.file(finding.file()).stream()
                .flatMap(file -> file.hunks().stream())
                .filter(hunk -> hunk.id().equals(finding.hunkId()))
                .mapToInt(ChangedHunk::newStart)
                .map(line -> Math.max(1, line))
                .findFirst()
                .orElse(1);
    }

    /** The same as long as rule, file and line's text are; likes in one file are counted. */
    private String fingerprint(Finding finding) {
        var what = finding.ruleId() + "\0" + finding.file() + "\0" + finding.evidence();
        return hash(what) + ":" + seen.merge(what, 1, Integer::sum);
    }

    private static String hash(String what) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(what.getBytes(UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, HASH_CHARACTERS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has it", e);
        }
    }

    private static String uri(String path) {
        var uri = new StringBuilder();
        for (var sign : path.getBytes(UTF_8)) {
            if (sign > ' ' && sign < 0x7F && "\"%<>\\^`{|}?#[]:".indexOf(sign) < 0) {
                uri.append((char) sign);
            } else {
                uri.append("%%%02X".formatted(sign & 0xFF));
            }
        }
        return uri.toString();
    }

    private static String said(String text, String otherwise) {
        return text == null || text.isBlank() ? otherwise : text;
    }

    private static String level(RiskLevel level) {
        return switch (level) {
            case CRITICAL -> "error";
            case MODERATE -> "warning";
            case LOW, NONE -> "note";
        };
    }

    private static String severity(RiskLevel level) {
        return switch (level) {
            case CRITICAL -> "9.0";
            case MODERATE -> "5.5";
            case LOW -> "3.0";
            case NONE -> "0.0";
        };
    }

    private static String problem(RiskLevel level) {
        return switch (level) {
            case CRITICAL -> "error";
            case MODERATE, LOW -> "warning";
            case NONE -> "recommendation";
        };
    }

    private static String precision(double confidence) {
        if (confidence >= 0.9) {
            return "very-high";
        }
        return confidence >= 0.75 ? "high" : confidence >= 0.5 ? "medium" : "low";
    }
}
