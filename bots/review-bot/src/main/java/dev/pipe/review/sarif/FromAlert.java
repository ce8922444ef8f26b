package dev.pipe.review.sarif;

import dev.pipe.common.github.GitHubReads.ScanAlert;
import dev.pipe.review.sarif.ForeignFinding.Span;
import java.util.OptionalDouble;

/** An alert of code scanning is a result that GitHub has read already: the same policy says what it means. */
public final class FromAlert {

    private static final double CONFIDENCE = 0.85; // an alert does not tell its rule's precision

    private FromAlert() {}

    public static ForeignFinding of(ScanAlert alert) {
        var severity = severity(alert.securitySeverity());
        var kind = ForeignLevelPolicy.kind(alert.tool(), alert.rule(), alert.tags());
        return new ForeignFinding(
                alert.tool(),
                alert.rule(),
                ForeignLevelPolicy.type(kind, severity.isPresent(), alert.tags()),
                ForeignLevelPolicy.level(kind, severity, alert.severity()),
                kind,
                Harms.of(alert.rule(), alert.tags()),
                alert.path(),
                alert.firstLine() <= 0
                        ? Span.UNKNOWN
                        : new Span(alert.firstLine(), Math.max(alert.firstLine(), alert.lastLine()), 0, 0),
                alert.message(),
                alert.help(),
                CONFIDENCE);
    }

    /** The lower end of what GitHub calls so. */
    private static OptionalDouble severity(String word) {
        return switch (word) {
            case "critical" -> OptionalDouble.of(9.0);
            case "high" -> OptionalDouble.of(7.0);
            case "medium" -> OptionalDouble.of(4.0);
            case "low" -> OptionalDouble.of(0.1);
            default -> OptionalDouble.empty();
        };
    }
}
