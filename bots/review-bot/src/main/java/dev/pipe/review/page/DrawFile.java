package dev.pipe.review.page;

import dev.pipe.review.diff.Side;
import dev.pipe.review.highlight.Highlight;
import dev.pipe.review.page.StepView.FileView;
import dev.pipe.review.page.StepView.FindingView;
import dev.pipe.review.page.StepView.HunkView;
import dev.pipe.review.page.StepView.LineView;
import dev.pipe.review.quest.FindingNote;
import dev.pipe.review.quest.KeptFile;
import dev.pipe.review.quest.KeptFile.KeptHunk;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Draws the hunks of a file that belong to a step, with findings beside their lines. */
final class DrawFile {

    private static final int LONGEST_LINE = 1_000;

    private final KeptFile file;
    private final List<FindingNote> findings;
    private final LineWindow window;
    private final Set<String> told = new HashSet<>();

    private DrawFile(KeptFile file, List<FindingNote> findings, LineWindow window) {
        this.file = file;
        this.findings = findings;
        this.window = window;
    }

    /** Empty when the window shows nothing of it. A file without a line of text is shown by its name. */
    static Optional<FileView> of(KeptFile file, List<String> hunkIds, List<FindingNote> findings, LineWindow window) {
        var begins = window.shows();
        var drawn = new DrawFile(file, findings, window).hunks(hunkIds);
        if (drawn.isEmpty() && !hunkIds.isEmpty()) {
            return Optional.empty();
        }
        var ofStep = file.hunks().stream()
                .filter(hunk -> hunkIds.contains(hunk.id()))
                .toList();
        return Optional.of(new FileView(
                Unseen.shown(file.path()),
                file.oldPath().equals(file.path()) ? "" : Unseen.shown(file.oldPath()),
                file.status().name().toLowerCase(Locale.ROOT),
                count(ofStep, '+'),
                count(ofStep, '-'),
                drawn,
                begins || hunkIds.isEmpty() ? above(ofStep, findings) : List.of()));
    }

    /** Those that no line of these hunks can show. */
    private static List<FindingView> above(List<KeptHunk> hunks, List<FindingNote> findings) {
        return findings.stream()
                .filter(it -> hunks.stream().noneMatch(hunk -> hunk.shows(it.side(), it.line())))
                .map(it -> it.line() > 0 ? DrawFindings.placed(it) : DrawFindings.beside(it))
                .toList();
    }

    private List<HunkView> hunks(List<String> hunkIds) {
        var drawn = new ArrayList<HunkView>();
        for (var hunk : file.hunks()) {
            if (hunkIds.contains(hunk.id()) && window.meets(hunk.lines().size())) {
                drawn.add(new HunkView(Unseen.shown(hunk.header()), lines(hunk)));
            }
        }
        return drawn;
    }

    private List<LineView> lines(KeptHunk hunk) {
        var before = Highlight.of(file.path());
        var after = Highlight.of(file.path());
        var left = hunk.oldStart();
        var right = hunk.newStart();
        var lines = new ArrayList<LineView>();
        for (var kept : hunk.lines()) {
            var mark = kept.charAt(0);
            var text = shown(kept);
            var spans = mark == '-' ? before.line(text) : after.line(text);
            if (mark == ' ') {
                before.line(text); // so that the old side knows of a comment that began here
            }
            if (window.next()) {
                lines.add(new LineView(
                        mark == ' ' ? "" : "" + mark,
                        mark == '+' ? "add" : mark == '-' ? "del" : "same",
                        mark == '+' ? "" : "" + left,
                        mark == '-' ? "" : "" + right,
                        spans,
                        kept.length() > LONGEST_LINE,
                        beside(mark == '-' ? Side.LEFT : Side.RIGHT, mark == '-' ? left : right)));
            }
            left += mark == '+' ? 0 : 1;
            right += mark == '-' ? 0 : 1;
        }
        return lines;
    }

    private List<FindingView> beside(Side side, int line) {
        return findings.stream()
                .filter(finding -> finding.side() == side && finding.line() == line)
                .map(DrawFindings::beside)
                .map(view -> told.add(view.rule() + view.level() + view.why() + view.mend()) ? view : view.onceMore())
                .toList();
    }

    /** Signs that turn the direction of a line are shown as what they are, lest code reads otherwise than it runs. */
    private static String shown(String kept) {
        var text = kept.substring(1, Math.min(kept.length(), LONGEST_LINE));
        return Unseen.shown(text);
    }

    private static int count(List<KeptHunk> hunks, char mark) {
        return (int) hunks.stream()
                .flatMap(hunk -> hunk.lines().stream())
                .filter(line -> line.charAt(0) == mark)
                .count();
    }
}
