package dev.pipe.review.sarif;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.pipe.common.event.ReviewEvent.RiskLevel;
import dev.pipe.review.risk.RiskType;
import dev.pipe.review.sarif.ForeignFinding.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What another tool's words mean here. A hard-coded secret is critical. A security severity counts as GitHub counts it, whose
 * branches are protected from "high or higher" unless told otherwise: 7 and more is critical here, 4 and more moderate.
 * Without one, an error is for a person, a warning a low risk, a note a suggestion.
 */
final class ForeignLevelPolicy {

    private static final double HIGH = 7.0;
    private static final double MEDIUM = 4.0;
    private static final Set<String> SECRET_SCANNERS = Set.of("gitleaks", "trufflehog", "detect-secrets");

    /** Hard-coded credentials, passwords and keys. */
    private static final Set<String> HARD_CODED = Set.of("798", "259", "321");

    /** Secrets kept, logged, sent or committed in clear. */
    private static final Set<String> NEAR_A_SECRET =
            Set.of("256", "257", "260", "312", "313", "315", "319", "522", "532", "538", "540");

    private static final Pattern SPEAKS_OF_SECRETS = Pattern.compile(
            "secret|credential|passw(?:or)?d|hard-?_?coded|api-?_?key|private-?_?key", CASE_INSENSITIVE);

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

    /** In doubt the line is not shown: a secret that is hidden for nothing costs less than one that is shown. */
    static Kind kind(String tool, String ruleId, Collection<String> tags) {
        var named = new ArrayList<>(tags);
        named.add(ruleId);
        var weaknesses = Harms.weaknesses(named);
        if (SECRET_SCANNERS.contains(tool.toLowerCase(Locale.ROOT))
                || says(tags, "secret")
                || weaknesses.stream().anyMatch(HARD_CODED::contains)
                || Harms.of(ruleId, List.of()).contains(Harms.CREDENTIAL)) {
            return Kind.SECRET;
        }
        if (says(tags, "vulnerability")) {
            return Kind.DEPENDENCY;
        }
        return weaknesses.stream().anyMatch(NEAR_A_SECRET::contains)
                        || named.stream()
                                .anyMatch(
                                        text -> SPEAKS_OF_SECRETS.matcher(text).find())
                ? Kind.SENSITIVE
                : Kind.CODE;
    }

    static RiskType type(Kind kind, boolean hasSecuritySeverity, Collection<String> tags) {
        if (says(tags, "license")) {
            return RiskType.COMPLIANCE;
        }
        if (kind == Kind.SECRET
                || kind == Kind.DEPENDENCY
                || hasSecuritySeverity
                || says(tags, "security")
                || says(tags, "cwe")) {
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
