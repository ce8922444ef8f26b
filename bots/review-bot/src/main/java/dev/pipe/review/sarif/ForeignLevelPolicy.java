package dev.pipe.review.sarif;

import dev.pipe.common.event.ReviewEvent.RiskLevel;
import dev.pipe.review.risk.RiskType;
import dev.pipe.review.sarif.ForeignFinding.Kind;
import java.util.Collection;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * What another tool's words mean here. A secret is critical. A security severity counts as GitHub counts it, whose
 * branches are protected from "high or higher" unless told otherwise: 7 and more is critical here, 4 and more moderate.
 * Without one, an error is for a person, a warning a low risk, a note a suggestion.
 */
final class ForeignLevelPolicy {

    private static final double HIGH = 7.0;
    private static final double MEDIUM = 4.0;
    private static final Set<String> SECRET_SCANNERS = Set.of("gitleaks", "trufflehog", "detect-secrets");

    private ForeignLevelPolicy() {}

    static RiskLevel level(Kind kind, OptionalDouble securitySeverity, String level) {
        if (kind == Kind.SECRET) {
            return RiskLevel.CRITICAL;
        }
        if (securitySeverity.isPresent()) {
            var severity = securitySeverity.getAsDouble();
            return severity >= HIGH ? RiskLevel.CRITICAL : severity >= MEDIUM ? RiskLevel.MODERATE : RiskLevel.LOW;
        }
        return switch (level) {
            case "error" -> RiskLevel.MODERATE;
            case "warning" -> RiskLevel.LOW;
            default -> RiskLevel.NONE;
        };
    }

    static Kind kind(String tool, Collection<String> tags) {
        if (SECRET_SCANNERS.contains(tool.toLowerCase(Locale.ROOT)) || says(tags, "secret")) {
            return Kind.SECRET;
        }
        return says(tags, "vulnerability") ? Kind.DEPENDENCY : Kind.CODE;
    }

    static RiskType type(Kind kind, boolean hasSecuritySeverity, Collection<String> tags) {
        if (says(tags, "license")) {
            return RiskType.COMPLIANCE;
        }
        if (kind != Kind.CODE || hasSecuritySeverity || says(tags, "security") || says(tags, "cwe")) {
            return RiskType.SECURITY;
        }
        if (says(tags, "performance") || says(tags, "efficiency")) {
            return RiskType.PERFORMANCE;
        }
        if (says(tags, "reliability") || says(tags, "correctness")) {
            return RiskType.ANTI_PATTERN;
        }
        return RiskType.MAINTAINABILITY;
    }

    static double confidence(String precision) {
        return switch (precision) {
            case "very-high" -> 0.95;
            case "high" -> 0.85;
            case "low" -> 0.4;
            default -> 0.65;
        };
    }

    /** As a word of its own at the beginning of a tag: "security", "CWE-89: SQL injection", "external/cwe/cwe-089". */
    private static boolean says(Collection<String> tags, String word) {
        return tags.stream()
                .map(tag -> tag.toLowerCase(Locale.ROOT))
                .anyMatch(tag -> tag.matches("(?:external/)?" + word + "s?(?:$|[^a-z].*)"));
    }
}
