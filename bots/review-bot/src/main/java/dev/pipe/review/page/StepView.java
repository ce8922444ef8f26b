package dev.pipe.review.page;

import dev.pipe.review.highlight.Span;
import java.util.List;

/**
 * One step to read.
 *
 * @param part which part of its lines is shown, from 1
 * @param more the next part; 0 when this is the last
 */
public record StepView(
        int number,
        String key,
        String title,
        String description,
        String objective,
        String priority,
        List<String> badges,
        List<String> suggested,
        String note,
        boolean done,
        List<FileView> files,
        List<WordlessView> wordless,
        int part,
        int more,
        int lines) {

    /** A file, or the part of it that is shown. */
    public record FileView(
            String path,
            String from,
            String status,
            int added,
            int removed,
            List<HunkView> hunks,
            List<FindingView> whole) {}

    /** A file without a line to read. */
    public record WordlessView(String path, String from, String status, String what, List<FindingView> findings) {}

    public record HunkView(String header, List<LineView> lines) {}

    /**
     * @param mark {@code +}, {@code -} or nothing
     * @param css class of the row
     * @param left its number before; empty for what is new
     */
    public record LineView(
            String mark,
            String css,
            String left,
            String right,
            List<Span> spans,
            boolean cut,
            List<FindingView> findings) {}

    /**
     * @param where it stands; empty beside its line
     * @param again whether the same was said above: then it is not said at length once more
     */
    public record FindingView(
            String where,
            String level,
            String type,
            String rule,
            String why,
            String mend,
            String evidence,
            long sure,
            boolean again) {

        FindingView onceMore() {
            return new FindingView(where, level, type, rule, why, mend, evidence, sure, true);
        }
    }
}
