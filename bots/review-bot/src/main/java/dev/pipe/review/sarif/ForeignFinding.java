package dev.pipe.review.sarif;

import dev.pipe.common.event.ReviewEvent.RiskLevel;
import dev.pipe.common.secrets.CredentialMask;
import dev.pipe.review.risk.RiskType;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Something another tool found. Its words are from outside: shown, never followed.
 *
 * @param tool its name, as it says itself
 * @param harms of what it speaks, see {@link Harms}
 * @param path as the tool wrote it
 * @param mend empty where the tool has no advice
 */
public record ForeignFinding(
        String tool,
        String ruleId,
        RiskType type,
        RiskLevel level,
        Kind kind,
        Set<String> harms,
        String path,
        Span span,
        String message,
        String mend,
        double confidence) {

    private static final Set<String> OURS = Set.of("credential", "model", "prompt-injection");
    private static final int LONGEST = 600;
    private static final int LONGEST_SPAN = 50;

    /** From the first quote to the last, since a secret may hold one; an apostrophe within a word is none. */
    private static final Pattern QUOTED = Pattern.compile("\".*\"|`.*`|(?<![\\p{L}\\p{N}])'.*'");

    /** What about the place matters. */
    public enum Kind {
        /** The place itself is at fault. */
        CODE,
        /** The place holds a secret: it is not shown. */
        SECRET,
        /** The place has to do with secrets and may show one: it is not shown either, but is no worse for that. */
        SENSITIVE,
        /** What the file asks for is at fault; tools seldom know the line. */
        DEPENDENCY;

        boolean isHidden() {
            return this == SECRET || this == SENSITIVE;
        }
    }

    /** Where in the file; 0 for what the tool does not say. */
    public record Span(int firstLine, int lastLine, int firstColumn, int lastColumn) {

        static final Span UNKNOWN = new Span(0, 0, 0, 0);

        boolean saysALine() {
            return firstLine > 0;
        }

        /** The last line that counts: a finding on a whole file is one on none of its lines. */
        int end() {
            return Math.min(lastLine, firstLine + LONGEST_SPAN);
        }
    }

    public ForeignFinding {
        harms = kind == Kind.SECRET ? Set.of(Harms.CREDENTIAL) : Set.copyOf(harms);
        message = bearable(kind.isHidden() ? unquoted(message) : message);
        mend = bearable(mend);
    }

    /** True of an {@link #id()}: of ours, only these few families have a slash in their names. */
    public static boolean isForeign(String rule) {
        var slash = rule.indexOf('/');
        return slash > 0 && !OURS.contains(rule.substring(0, slash));
    }

    /** By which it is known among ours: {@code trivy/CVE-2021-44228}. */
    public String id() {
        return tool.toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z0-9]+", "-") + "/" + ruleId;
    }

    /** Tools quote the secret they found: {@code The hard-coded value "..." is used as password}. */
    private static String unquoted(String text) {
        return text == null ? "" : QUOTED.matcher(text).replaceAll(CredentialMask.MASK);
    }

    private static String bearable(String text) {
        var masked = CredentialMask.mask(text == null ? "" : text.strip().replaceAll("\\s*\\n\\s*", " "));
        return masked.length() <= LONGEST ? masked : masked.substring(0, LONGEST) + "…";
    }
}
