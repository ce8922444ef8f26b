package dev.pipe.review.risk;

import static java.util.Objects.requireNonNull;

import dev.pipe.common.event.ReviewEvent.RiskLevel;
import dev.pipe.review.diff.Side;
import java.util.Comparator;
import java.util.Locale;

/**
 * One thing worth a reader's eye.
 *
 * @param file empty where it concerns what stands around the change: its title, its branch, what was said
 * @param evidence the line it stands in, with every credential masked
 * @param why what could come of it
 * @param mend what to do instead
 * @param confidence from 0 to 1
 * @param suggestion what the line should read instead, where that is certain; {@code null} where it is not. It is never
 *     given for a line that holds a credential
 */
public record Finding(
        String ruleId,
        RiskType type,
        RiskLevel level,
        String file,
        int line,
        Side side,
        String hunkId,
        String evidence,
        String why,
        String mend,
        double confidence,
        String suggestion) {

    /** The worst first, then as a reader goes through the diff. */
    public static final Comparator<Finding> WORST_FIRST = Comparator.comparing(Finding::level)
            .reversed()
            .thenComparing(Comparator.comparingDouble(Finding::confidence).reversed())
            .thenComparing(Finding::file)
            .thenComparingInt(Finding::line);

    public Finding {
        requireNonNull(ruleId);
        requireNonNull(type);
        requireNonNull(level);
        requireNonNull(file);
        requireNonNull(side);
    }

    public Finding(
            String ruleId,
            RiskType type,
            RiskLevel level,
            String file,
            int line,
            Side side,
            String hunkId,
            String evidence,
            String why,
            String mend,
            double confidence) {
        this(ruleId, type, level, file, line, side, hunkId, evidence, why, mend, confidence, null);
    }

    /** The same, with the line it should be. */
    public Finding suggesting(String replacement) {
        return new Finding(ruleId, type, level, file, line, side, hunkId, evidence, why, mend, confidence, replacement);
    }

    /** What it is about, as a sentence says it: the file, or the pull request. */
    public String about() {
        return file.isEmpty() ? "the pull request itself" : file;
    }

    /** The rule's id as words: {@code sql-injection} is "Sql injection". */
    public String title() {
        var words = ruleId.replace("/", ": ").replace('-', ' ');
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
