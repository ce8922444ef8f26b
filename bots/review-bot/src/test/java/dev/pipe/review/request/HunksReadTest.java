package dev.pipe.review.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipe.review.diff.Change;
import dev.pipe.review.diff.ChangedHunk;
import dev.pipe.review.diff.ReadDiff;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What of a push a model is asked about. */
class HunksReadTest {

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

    private static java.util.List<String> ids(Change change) {
        return change.files().stream()
                .flatMap(file -> file.hunks().stream())
                .map(ChangedHunk::id)
                .toList();
    }

    @Test
    void onlyTheHunkThatChangedIsRead() {
        var read = HunksRead.hashes(change(1, "two", "ten"));

        assertThat(ids(HunksRead.without(read, change(1, "two", "eleven")))).containsExactly("A.java#h1");
    }

    @Test
    void aHunkThatMovedIsNotReadAgain() {
        var read = HunksRead.hashes(change(1, "two", "ten"));

        assertThat(HunksRead.without(read, change(40, "two", "ten")).hunkCount())
                .isZero();
    }

    @Test
    void whatNobodyReadIsReadWhole() {
        assertThat(HunksRead.without(Set.of(), change(1, "two", "ten")).hunkCount())
                .isEqualTo(2);
    }
}
