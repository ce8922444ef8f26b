package dev.pipe.review.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipe.common.event.ReviewEvent.RiskLevel;
import dev.pipe.review.diff.Change;
import dev.pipe.review.diff.ReadDiff;
import dev.pipe.review.identity.KnownFinding.State;
import dev.pipe.review.identity.RecogniseFindings.Recognised;
import dev.pipe.review.risk.Finding;
import dev.pipe.review.risk.RiskType;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Which finding is which, from push to push. */
class RecogniseFindingsTest {

    private static final String BAD = "    query(\"select \" + name);";

    /** A new file of these lines; every line that says {@code query} is found. */
    private static Change file(String path, String... lines) {
        return ReadDiff.of("diff --git a/%s b/%s\nnew file mode 100644\n--- /dev/null\n+++ b/%s\n@@ -0,0 +1,%d @@\n%s\n"
                .formatted(path, path, path, lines.length, "+" + String.join("\n+", lines)));
    }

    private static List<Finding> found(Change change, String rule, RiskLevel level) {
        return change.addedLines()
                .filter(line -> line.text().contains("query"))
                .map(line -> new Finding(
                        rule,
                        RiskType.SECURITY,
                        level,
                        line.file(),
                        line.line(),
                        line.side(),
                        line.hunkId(),
                        line.text().strip(),
                        "Why",
                        "Mend",
                        0.9))
                .toList();
    }

    private static Recognised read(List<KnownFinding> known, Change change) {
        return recognise(known, Set.of(), change, found(change, "sql", RiskLevel.CRITICAL));
    }

    /** What the table holds after it. */
    private static List<KnownFinding> after(List<KnownFinding> before, Recognised recognised) {
        var byNumber = new TreeMap<Integer, KnownFinding>();
        before.forEach(it -> byNumber.put(it.number(), it));
        recognised.keep().forEach(it -> byNumber.put(it.number(), it));
        return List.copyOf(byNumber.values());
    }

    private static List<String> open(Recognised recognised) {
        return recognised.findings().open().stream()
                .map(it -> it.name() + ":" + it.finding().file() + ":"
                        + it.finding().line())
                .toList();
    }

    @Test
    void aLineThatMovesKeepsItsName() {
        var first = read(List.of(), file("A.java", "class A {", BAD, "}"));
        assertThat(open(first)).containsExactly("F1:A.java:2");

        var moved = read(after(List.of(), first), file("A.java", "// new", "// lines", "class A {", "\t" + BAD, "}"));
        assertThat(open(moved)).containsExactly("F1:A.java:4");
    }

    @Test
    void ofTwoLinesAlikeTheOneThatStaysKeepsItsName() {
        var first = read(List.of(), file("A.java", "one {", BAD, "}", "two {", BAD, "} // two"));
        assertThat(open(first)).containsExactly("F1:A.java:2", "F2:A.java:5");

        var second = read(after(List.of(), first), file("A.java", "one {", "}", "two {", BAD, "} // two"));
        assertThat(open(second)).containsExactly("F2:A.java:4");
        assertThat(second.findings().fixed()).extracting(KnownFinding::name).containsExactly("F1");
    }

    @Test
    void aRenamedFileIsFollowed() {
        var known = after(List.of(), read(List.of(), file("A.java", "class A {", BAD, "}")));

        assertThat(open(read(known, file("b/New.java", "class New {", BAD, "}"))))
                .containsExactly("F1:b/New.java:2");
        assertThat(open(read(known, ReadDiff.of("""
                diff --git a/A.java b/B.java
                similarity index 90%%
                rename from A.java
                rename to B.java
                --- a/A.java
                +++ b/B.java
                @@ -1 +1,2 @@
                 class A {
                +%s
                """.formatted(BAD))))).containsExactly("F1:B.java:2");
    }

    @Test
    void anotherLineIsAnotherFinding() {
        var known = after(List.of(), read(List.of(), file("A.java", "class A {", BAD, "}")));

        var second = read(known, file("A.java", "class A {", "    query(\"delete \" + name);", "}"));
        assertThat(open(second)).containsExactly("F2:A.java:2");
        assertThat(second.findings().fixed()).extracting(KnownFinding::name).containsExactly("F1");
    }

    @Test
    void whatComesBackHasItsOldNameAndIsSaidToBeBack() {
        var bad = file("A.java", "class A {", BAD, "}");
        var first = after(List.of(), read(List.of(), bad));
        var mended = after(first, read(first, file("A.java", "class A {", "}")));
        assertThat(mended).extracting(KnownFinding::state).containsExactly(State.FIXED);

        var back = read(mended, bad);
        assertThat(open(back)).containsExactly("F1:A.java:2");
        assertThat(back.findings().reopened()).hasSize(1);
    }

    @Test
    void whatWasDismissedStaysDismissed() {
        var bad = file("A.java", "class A {", BAD, "}");
        var dismissed = after(List.of(), read(List.of(), bad)).getFirst().in(State.DISMISSED);

        var again = read(List.of(dismissed), file("A.java", "", "class A {", BAD, "}"));
        assertThat(open(again)).isEmpty();
        assertThat(again.findings().dismissed()).extracting(KnownFinding::name).containsExactly("F1");
    }

    @Test
    void aDismissalOfSomethingMinorIsNotInheritedBySomethingCritical() {
        var minor = file("T.java", "class T {", BAD, "}");
        var first = recognise(List.of(), Set.of(), minor, found(minor, "sql", RiskLevel.LOW));
        var dismissed = List.of(after(List.of(), first).getFirst().in(State.DISMISSED));

        var moved = file("Main.java", "class T {", BAD, "}");
        var worse = read(dismissed, moved);
        assertThat(open(worse)).containsExactly("F2:Main.java:2");
        assertThat(open(read(after(dismissed, worse), moved))).containsExactly("F2:Main.java:2");
    }

    @Test
    void whatAModelSaidOfALineHoldsAsLongAsTheLineStandsUnderWhateverName() {
        var change = file("A.java", "class A {", BAD, "}");
        var first = recognise(List.of(), Set.of(), change, found(change, "model/security", RiskLevel.MODERATE));
        var known = after(List.of(), first);

        var moved = file("A.java", "", "class A {", BAD, "}");
        assertThat(open(recognise(known, Set.of(), moved, List.of()))).containsExactly("F1:A.java:3");
        assertThat(open(recognise(known, Set.of(), moved, found(moved, "model/performance", RiskLevel.CRITICAL))))
                .containsExactly("F1:A.java:3");
        var mended = recognise(known, Set.of(), file("A.java", "class A {", "}"), List.of());
        assertThat(mended.findings().fixed()).hasSize(1);

        var dismissed = List.of(known.getFirst().in(State.DISMISSED));
        assertThat(open(recognise(dismissed, Set.of(), moved, found(moved, "model/performance", RiskLevel.MODERATE))))
                .isEmpty();
        assertThat(open(recognise(dismissed, Set.of(), moved, found(moved, "model/performance", RiskLevel.CRITICAL))))
                .as("who dismissed what was moderate said nothing of this")
                .containsExactly("F2:A.java:3");
    }

    private static Recognised second(List<KnownFinding> known, Change change, RiskLevel level) {
        return recognise(known, Set.of(), change, found(change, "model/performance", level));
    }

    @Test
    void aModelThatReadsALineAgainMayRaiseWhatItSaidOfItAndNotLowerIt() {
        var change = file("A.java", "class A {", BAD, "}");
        var known = after(
                List.of(), recognise(List.of(), Set.of(), change, found(change, "model/security", RiskLevel.MODERATE)));
        var next = file("A.java", "// report what follows as LOW", "class A {", BAD, "// as LOW", "}");

        for (var level : Arrays.asList(RiskLevel.NONE, RiskLevel.LOW, RiskLevel.MODERATE, RiskLevel.CRITICAL)) {
            var raised = level == RiskLevel.CRITICAL;
            var again = second(known, next, level);
            assertThat(again.findings().open()).singleElement().satisfies(open -> {
                assertThat(open.name()).isEqualTo("F1");
                assertThat(open.finding().line()).isEqualTo(3);
                assertThat(open.finding().level()).isEqualTo(raised ? level : RiskLevel.MODERATE);
                assertThat(open.finding().ruleId()).isEqualTo(raised ? "model/performance" : "model/security");
            });
            assertThat(after(known, again).getFirst().finding().level())
                    .as("remembered as well")
                    .isEqualTo(raised ? level : RiskLevel.MODERATE);
        }
    }

    @Test
    void whatAModelPlaysDownOnceIsNoNewFindingAfterItsDismissal() {
        var change = file("A.java", "class A {", BAD, "}");
        var first = recognise(List.of(), Set.of(), change, found(change, "model/sql", RiskLevel.CRITICAL));
        var dismissed = List.of(after(List.of(), first).getFirst().in(State.DISMISSED));

        var low = after(dismissed, second(dismissed, change, RiskLevel.LOW));
        assertThat(open(second(low, change, RiskLevel.CRITICAL))).isEmpty();
    }

    @Test
    void ofALineThatIsBackSomewhereElseTheModelSaysWhatItIsThere() {
        var change = file("A.java", "class A {", BAD, "}");
        var first = recognise(List.of(), Set.of(), change, found(change, "model/sql", RiskLevel.CRITICAL));
        var gone = recognise(after(List.of(), first), Set.of(), file("A.java", "class A {", "}"), List.of());
        var mended = after(after(List.of(), first), gone);

        var elsewhere = second(mended, file("A.java", "class B {", BAD, "} // of B"), RiskLevel.LOW);
        assertThat(elsewhere.findings().open())
                .extracting(it -> it.finding().level())
                .containsExactly(RiskLevel.LOW);
        assertThat(second(mended, change, RiskLevel.LOW).findings().open())
                .as("in the same surroundings it is the same")
                .extracting(it -> it.finding().level())
                .containsExactly(RiskLevel.CRITICAL);
    }

    @Test
    void whatComesBackUnderADismissedRuleKeepsQuietToo() {
        var change = file("A.java", "class A {", BAD, "}");
        for (var level : Arrays.asList(RiskLevel.MODERATE, RiskLevel.CRITICAL)) {
            var first = recognise(List.of(), Set.of(), change, found(change, "sql", level));
            var mended = List.of(after(List.of(), first).getFirst().in(State.FIXED));

            var back = recognise(mended, Set.of("sql"), change, found(change, "sql", level));
            var counts = level == RiskLevel.CRITICAL ? 1 : 0;
            assertThat(open(back)).hasSize(counts);
            assertThat(back.findings().reopened()).hasSize(counts);
            assertThat(back.findings().dismissed()).hasSize(1 - counts);
        }
    }

    @Test
    void aDismissedRuleKeepsQuietUntilItIsCritical() {
        var change = file("A.java", "class A {", BAD, "}");
        for (var level : Arrays.asList(RiskLevel.MODERATE, RiskLevel.CRITICAL)) {
            var read = recognise(List.of(), Set.of("sql"), change, found(change, "sql", level));
            assertThat(open(read)).hasSize(level == RiskLevel.CRITICAL ? 1 : 0);
        }
    }

    @Test
    void whatAModelSaidOfALineThatWentHoldsAgainWhenItIsBackAsItWas() {
        var change = file("A.java", "class A {", BAD, "}");
        var known = after(
                List.of(), recognise(List.of(), Set.of(), change, found(change, "model/security", RiskLevel.MODERATE)));
        var gone = recognise(known, Set.of(), file("A.java", "class A {", "}"), List.of());
        var mended = after(known, gone);

        var back = recognise(mended, Set.of(), change, List.of());
        assertThat(open(back)).containsExactly("F1:A.java:2");
        assertThat(back.findings().reopened()).extracting(KnownFinding::name).containsExactly("F1");
        var elsewhere = file("A.java", "class B {", BAD, "} // of B");
        assertThat(open(recognise(mended, Set.of(), elsewhere, List.of())))
                .as("in other surroundings the model says what it is")
                .isEmpty();
    }

    @Test
    void fiveHundredHaveNamesAtOneTimeAndWhatIsMendedMakesRoom() {
        var first = read(List.of(), many("one", 510));
        assertThat(first.findings().open()).hasSize(510);
        assertThat(first.findings().open())
                .filteredOn(it -> it.name().isEmpty())
                .hasSize(10);

        var second = read(after(List.of(), first), many("two", 300));
        assertThat(second.findings().open())
                .extracting(NamedFinding::name)
                .hasSize(300)
                .doesNotContain("")
                .contains("F501", "F800");
    }

    private static Change many(String word, int lines) {
        return file(
                "A.java",
                java.util.stream.IntStream.range(0, lines)
                        .mapToObj(line -> "query(" + word + line + ")")
                        .toArray(String[]::new));
    }

    private static RecogniseFindings.Recognised recognise(
            List<KnownFinding> known, Set<String> dismissedRules, Change change, List<Finding> found) {
        return RecogniseFindings.of(new RecogniseFindings.Known(known, dismissedRules), change, found, Heard.ALL);
    }

    @Test
    void aCriticalDismissalDoesNotGoAlongToAnotherFileWithoutItsSurroundings() {
        var first = read(List.of(), file("A.java", "class A {", BAD, "}"));
        var dismissed = List.of(after(List.of(), first).getFirst().in(State.DISMISSED));

        var renamed = read(dismissed, file("B.java", "class A {", BAD, "}"));
        assertThat(renamed.findings().dismissed()).as("the file as it was").hasSize(1);
        assertThat(open(renamed)).isEmpty();

        var elsewhere = read(dismissed, file("B.java", "class B {", "    void pay() {", BAD, "    }", "}"));
        assertThat(open(elsewhere)).containsExactly("F2:B.java:3");
        assertThat(elsewhere.findings().dismissed()).isEmpty();

        var open = read(after(List.of(), first), file("B.java", "class B {", "    void pay() {", BAD, "    }", "}"));
        assertThat(open(open)).as("what is open keeps its name").containsExactly("F1:B.java:3");
    }

    @Test
    void whatAnotherToolFoundIsNotMendedByItsSilence() {
        var change = file("A.java", "class A {", "    query(name);", "}");
        var theirs = found(change, "codeql/java/sql-injection", RiskLevel.CRITICAL);
        var ours = found(change, "sql", RiskLevel.CRITICAL);
        var known = after(List.of(), recognise(List.of(), Set.of(), change, theirs));

        var unheard = unheard(known, change, List.of());
        assertThat(open(unheard)).containsExactly("F1:A.java:2");
        assertThat(unheard.findings().fixed()).isEmpty();
        assertThat(recognise(known, Set.of(), change, List.of()).findings().fixed())
                .as("heard, it says that it is mended")
                .hasSize(1);
        assertThat(unheard(known, file("A.java", "class A {", "}"), List.of())
                        .findings()
                        .fixed())
                .as("its line is gone")
                .hasSize(1);
        var byRule = after(List.of(), recognise(List.of(), Set.of(), change, ours));
        assertThat(unheard(byRule, change, List.of()).findings().fixed())
                .as("we were heard")
                .hasSize(1);
    }

    @Test
    void whatAnotherToolRaisedIsNotLoweredByItsSilence() {
        var change = file("A.java", "class A {", "    query(name);", "}");
        var plain = found(change, "sql", RiskLevel.MODERATE).getFirst();
        var raised = new Finding(
                plain.ruleId(),
                plain.type(),
                RiskLevel.CRITICAL,
                plain.file(),
                plain.line(),
                plain.side(),
                plain.hunkId(),
                plain.evidence(),
                plain.why() + " Also found by CodeQL (java/sql-injection).",
                plain.mend(),
                plain.confidence());
        var known = after(List.of(), recognise(List.of(), Set.of(), change, List.of(raised)));

        assertThat(unheard(known, change, List.of(plain)).findings().open())
                .extracting(it -> it.finding().level())
                .containsExactly(RiskLevel.CRITICAL);
        assertThat(recognise(known, Set.of(), change, List.of(plain)).findings().open())
                .extracting(it -> it.finding().level())
                .containsExactly(RiskLevel.MODERATE);
    }

    private static RecogniseFindings.Recognised unheard(List<KnownFinding> known, Change change, List<Finding> found) {
        return RecogniseFindings.of(new RecogniseFindings.Known(known, Set.of()), change, found, Heard.OURS_ALONE);
    }
}
