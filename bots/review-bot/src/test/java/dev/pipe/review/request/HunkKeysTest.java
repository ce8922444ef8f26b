package dev.pipe.review.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipe.common.event.ReviewEvent.RiskLevel;
import dev.pipe.review.diff.Change;
import dev.pipe.review.diff.ChangedHunk;
import dev.pipe.review.diff.ReadDiff;
import dev.pipe.review.diff.Side;
import dev.pipe.review.identity.Told;
import dev.pipe.review.risk.Finding;
import dev.pipe.review.risk.RiskType;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What of a push a model is asked about. */
class HunkKeysTest {

    private static Change change(int line, String first, String second) {
        return ReadDiff.of("""
                diff --git a/A.java b/A.java
                --- a/A.java
                +++ b/A.java
                @@ -%d,1 +%d,2 @@
                 one
                +%s
                @@ -%d,1 +%d,2 @@
                 nine
                +%s
                """.formatted(line, line, first, line + 20, line + 21, second));
    }

    private static List<String> ids(Change change) {
        return change.files().stream()
                .flatMap(file -> file.hunks().stream())
                .map(ChangedHunk::id)
                .toList();
    }

    private static Set<String> read(Change change, Finding... byRules) {
        return HunkKeys.of(change, List.of(byRules)).except(Set.of());
    }

    private static Change unread(Set<String> read, Change change, Finding... byRules) {
        return HunkKeys.of(change, List.of(byRules)).without(read, change);
    }

    private static Finding finding(int line, RiskLevel level) {
        return new Finding(
                "rule", RiskType.SECURITY, level, "A.java", line, Side.RIGHT, "A.java#h0", "x", "Why", "Mend", 0.9);
    }

    @Test
    void onlyTheHunkThatChangedIsRead() {
        var read = read(change(1, "two", "ten"));

        assertThat(ids(unread(read, change(1, "two", "eleven")))).containsExactly("A.java#h1");
    }

    @Test
    void aHunkThatMovedIsNotReadAgain() {
        var read = read(change(1, "two", "ten"), finding(2, RiskLevel.LOW));

        assertThat(unread(read, change(40, "two", "ten"), finding(41, RiskLevel.LOW))
                        .hunkCount())
                .isZero();
    }

    @Test
    void whatNobodyReadIsReadWhole() {
        assertThat(unread(Set.of(), change(1, "two", "ten")).hunkCount()).isEqualTo(2);
    }

    @Test
    void aHunkOfWhichARuleFallsSilentIsReadAgain() {
        var change = change(1, "two", "ten");
        var read = read(change, finding(2, RiskLevel.CRITICAL));

        assertThat(ids(unread(read, change)))
                .as("what the model said as well was not taken from it then")
                .containsExactly("A.java#h0");
        assertThat(ids(unread(read, change, finding(2, RiskLevel.LOW)))).containsExactly("A.java#h0");
        assertThat(ids(unread(read, change, finding(2, RiskLevel.CRITICAL)))).isEmpty();
    }

    @Test
    void aHunkInWhichAModelFoundWhatHasNoNameIsReadAgain() {
        var change = change(1, "two", "ten");
        var nameless = Told.of("", modelSays(22));
        var named = Told.of("F7", modelSays(2));

        assertThat(HunkKeys.nameless(change, List.of(named, nameless, Told.of("", finding(2, RiskLevel.LOW)))))
                .containsExactly("A.java#h1");
        var noted = HunkKeys.of(change, List.of()).except(Set.of("A.java#h1"));
        assertThat(ids(unread(noted, change))).containsExactly("A.java#h1");
    }

    private static Finding modelSays(int line) {
        return new Finding(
                "model/security",
                RiskType.SECURITY,
                RiskLevel.LOW,
                "A.java",
                line,
                Side.RIGHT,
                "",
                "x",
                "Why",
                "Mend",
                0.5);
    }
}
