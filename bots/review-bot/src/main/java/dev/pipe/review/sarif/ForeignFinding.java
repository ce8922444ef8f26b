package dev.pipe.review.sarif;

import dev.pipe.common.event.ReviewEvent.RiskLevel;
import dev.pipe.common.secrets.CredentialMask;
import dev.pipe.review.risk.RiskType;

/**
 * Something another tool found. Its words are from outside: shown, never followed.
 *
 * @param tool its name, as it says itself
 * @param path as the tool wrote it
 * @param mend empty where the tool has no advice
 */
public record ForeignFinding(
        String tool,
        String ruleId,
        RiskType type,
        RiskLevel level,
        Kind kind,
        String path,
        Span span,
        String message,
        String mend,
        double confidence) {

    private static final int LONGEST = 600;

    /** What about the place matters. */
    public enum Kind {
        /** The place itself is at fault. */
        CODE,
        /** The place holds a secret: it is not shown. */
        SECRET,
        /** What the file asks for is at fault; tools seldom know the line. */
        DEPENDENCY
    }

    /** Where in the file; 0 for what the tool does not say. */
    public record Span(int firstLine, int lastLine, int firstColumn, int lastColumn) {

        static final Span UNKNOWN = new Span(0, 0, 0, 0);

        boolean saysALine() {
            return firstLine > 0;
        }
    }

    public ForeignFinding {
        message = bearable(message);
        mend = bearable(mend);
    }

    /** By which it is known among ours: {@code trivy/CVE-2021-44228}. */
    public String id() {
        return tool.toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z0-9]+", "-") + "/" + ruleId;
    }

    private static String bearable(String text) {
        var masked = CredentialMask.mask(text == null ? "" : text.strip().replaceAll("\\s*\\n\\s*", " "));
        return masked.length() <= LONGEST ? masked : masked.substring(0, LONGEST) + "…";
    }
}
