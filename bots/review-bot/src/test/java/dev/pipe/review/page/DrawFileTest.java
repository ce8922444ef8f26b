package dev.pipe.review.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipe.review.diff.FileStatus;
import dev.pipe.review.diff.Side;
import dev.pipe.review.page.StepView.LineView;
import dev.pipe.review.quest.FindingNote;
import dev.pipe.review.quest.KeptFile;
import dev.pipe.review.quest.KeptFile.KeptHunk;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DrawFileTest {

    private static final KeptFile FILE = new KeptFile(
            "A.java",
            "A.java",
            FileStatus.MODIFIED,
            List.of(new KeptHunk("A.java#h0", 10, 20, "@@ -10,2 +20,2 @@", List.of(" same", "-old", "+new"))));

    @Test
    void linesHaveTheirNumbersAndFindingsStandBesideTheirSide() {
        var removed = note(11, Side.LEFT);
        var added = note(21, Side.RIGHT);
        var drawn = draw(FILE, List.of(removed, added, note(0, Side.RIGHT)), new LineWindow(0, 100));
        assertThat(drawn.hunks().getFirst().lines())
                .extracting(LineView::mark, LineView::left, LineView::right, line -> line.findings()
                        .size())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("", "10", "20", 0),
                        org.assertj.core.groups.Tuple.tuple("-", "11", "", 1),
                        org.assertj.core.groups.Tuple.tuple("+", "", "21", 1));
        assertThat(drawn.whole()).hasSize(1);
    }

    @Test
    void whatNoLineShowsStandsAboveTheFileWhereItBegins() {
        var lines = IntStream.range(0, 25).mapToObj(i -> "+line" + i).toList();
        var file = new KeptFile("A.java", "A.java", FileStatus.ADDED, List.of(new KeptHunk("h0", 0, 1, "@@", lines)));
        var findings = List.of(note(25, Side.RIGHT), note(26, Side.RIGHT), note(3, Side.LEFT));
        var whole = IntStream.range(0, 3)
                .mapToObj(part -> DrawFile.of(file, List.of("h0"), findings, new LineWindow(part * 10, 10)))
                .map(view -> view.orElseThrow().whole().stream()
                        .map(StepView.FindingView::where)
                        .toList())
                .toList();
        assertThat(whole).containsExactly(List.of("A.java:26", "A.java:3"), List.of(), List.of());
    }

    @Test
    void partsTogetherShowEachLineOnce() {
        var lines = IntStream.range(0, 25).mapToObj(i -> "+line" + i).toList();
        var file = new KeptFile(
                "A.txt",
                "A.txt",
                FileStatus.ADDED,
                List.of(new KeptHunk("h0", 0, 1, "@@", lines), new KeptHunk("h1", 0, 30, "@@", lines)));
        var shown = IntStream.range(0, 6)
                .mapToObj(part -> DrawFile.of(file, List.of("h0", "h1"), List.of(), new LineWindow(part * 10, 10)))
                .flatMap(java.util.Optional::stream)
                .flatMap(view -> view.hunks().stream())
                .flatMap(hunk -> hunk.lines().stream())
                .map(LineView::right)
                .toList();
        assertThat(shown).hasSize(50).doesNotHaveDuplicates();
    }

    @Test
    void aFileWithoutALineOfTextIsShownByItsName() {
        var moved = new KeptFile("now/A.java", "old/A.java", FileStatus.RENAMED, List.of());

        var drawn = DrawFile.of(moved, List.of(), List.of(note(0, Side.RIGHT)), new LineWindow(0, 10))
                .orElseThrow();

        assertThat(drawn.from()).isEqualTo("old/A.java");
        assertThat(drawn.hunks()).isEmpty();
        assertThat(drawn.whole()).hasSize(1);
    }

    @Test
    void whatIsSaidOfManyLinesIsSaidAtLengthOnce() {
        var hunk = new KeptHunk("h0", 1, 1, "@@ -1 +1,3 @@", List.of("+a", "+b", "+c"));
        var file = new KeptFile("A.java", "A.java", FileStatus.MODIFIED, List.of(hunk));
        var notes = List.of(note(1, Side.RIGHT), note(2, Side.RIGHT), note(3, Side.RIGHT));

        var lines = DrawFile.of(file, List.of("h0"), notes, new LineWindow(0, 10))
                .orElseThrow()
                .hunks()
                .getFirst()
                .lines();

        assertThat(lines)
                .flatExtracting(LineView::findings)
                .extracting(StepView.FindingView::again)
                .containsExactly(false, true, true);
    }

    @Test
    void whatHidesInALineIsShown() {
        assertThat(Unseen.shown("a\u202Eb\u200Bc\u0007\td")).isEqualTo("a⟨U+202E⟩b⟨U+200B⟩c⟨U+0007⟩\td");
        assertThat(Unseen.shown("x\uDB40\uDC41y\u200Dz")).isEqualTo("x⟨U+E0041⟩y⟨U+200D⟩z");
        assertThat(Unseen.shown("👩\u200D💻 שלום")).isEqualTo("👩\u200D💻 שלום");
    }

    @Test
    void nothingHidesInAFindingNorInAPath() {
        var file = new KeptFile("a\u202Eb", "a\u202Eb", FileStatus.MODIFIED, List.of());
        var finding = new FindingNote(
                "rule", "SECURITY", "CRITICAL", "a\u202Eb", 7, Side.RIGHT, "e\u202Ev", "w\u202Ey", "m\u202Ed", 90, 1);

        var drawn = DrawFile.of(file, List.of(), List.of(finding), new LineWindow(0, 10))
                .orElseThrow();

        assertThat(drawn.toString()).contains("a⟨U+202E⟩b", "e⟨U+202E⟩v").doesNotContain("\u202E");
    }

    private static StepView.FileView draw(KeptFile file, List<FindingNote> findings, LineWindow window) {
        return DrawFile.of(file, List.of("A.java#h0"), findings, window).orElseThrow();
    }

    private static FindingNote note(int line, Side side) {
        return new FindingNote("rule", "SECURITY", "CRITICAL", "A.java", line, side, "", "why", "", 90, 1);
    }
}
