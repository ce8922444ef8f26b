package dev.pipe.review.diff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Holds a change that was read against what git says of it, and against the files that its hunks must reproduce. */
public final class AgreesWithGit {

    private final Tree before;
    private final Tree after;

    private AgreesWithGit(Tree before, Tree after) {
        this.before = before;
        this.after = after;
    }

    /** @param diff the command that is asked for the diff, options and commits included */
    static Change check(RealGit git, List<String> diff, Tree before, Tree after) {
        var change = ReadDiff.of(git.run(diff));
        var truth = GitTruth.of(git, diff);
        assertThat(change.files())
                .as("paths of %s", diff)
                .extracting(ChangedFile::path)
                .containsExactlyElementsOf(
                        truth.entries().stream().map(GitTruth.Entry::path).toList());
        for (var i = 0; i < truth.entries().size(); i++) {
            var file = change.files().get(i);
            compare(file, truth.entries().get(i));
            reproduces(file, before, after);
        }
        assertIdsAreOnesOwn(change);
        return change;
    }

    private static void compare(ChangedFile file, GitTruth.Entry entry) {
        assertThat(file.status()).as("status of %s", file.path()).isEqualTo(entry.status());
        assertThat(file.oldPath()).as("old path of %s", file.path()).isEqualTo(entry.oldPath());
        if (!entry.sameContent()) { // git's text does not say what a thing is that was moved and no more
            assertThat(file.content()).as("content of %s", file.path()).isEqualTo(entry.content());
        }
        if (entry.isText()) {
            assertThat(file.added()).as("lines added to %s", file.path()).hasSize(entry.added());
            assertThat(file.removed()).as("lines removed from %s", file.path()).hasSize(entry.removed());
        }
    }

    /** Old lines and the file's hunks make the new lines, and every line has the number it says. */
    public static void reproduces(ChangedFile file, Tree before, Tree after) {
        if (file.content() != Content.BINARY) {
            new AgreesWithGit(before, after).reproduces(file);
        }
    }

    private void reproduces(ChangedFile file) {
        var old = before.lines(file.status() == FileStatus.ADDED ? "\0nowhere" : file.oldPath());
        var made = new ArrayList<String>();
        var taken = 0;
        for (var hunk : file.hunks()) {
            var ofOld =
                    (int) hunk.lines().stream().filter(line -> !line.isAdded()).count();
            var upTo = ofOld == 0 ? Math.max(taken, hunk.oldStart()) : hunk.oldStart() - 1;
            if (upTo < taken) { // git -W lets two hunks share lines of context
                made.subList(made.size() - (taken - upTo), made.size()).clear();
            } else {
                made.addAll(old.subList(taken, upTo));
            }
            taken = upTo;
            for (var line : hunk.lines()) {
                assertThat(line.number())
                        .as("number of %s in %s", line, hunk.id())
                        .isEqualTo(line.isRemoved() ? taken + 1 : made.size() + 1);
                if (!line.isAdded()) {
                    assertThat(line.text()).as("old line of %s", hunk.id()).isEqualTo(old.get(taken++));
                }
                if (!line.isRemoved()) {
                    made.add(line.text());
                }
            }
        }
        made.addAll(old.subList(taken, old.size()));
        assertThat(made)
                .as("what the hunks make of %s", file.path())
                .isEqualTo(file.status() == FileStatus.DELETED ? List.of() : after.lines(file.path()));
    }

    private static void assertIdsAreOnesOwn(Change change) {
        for (var file : change.files()) {
            assertThat(file.hunks())
                    .extracting(ChangedHunk::id)
                    .containsExactlyElementsOf(IntStream.range(0, file.hunks().size())
                            .mapToObj(n -> file.path() + "#h" + n)
                            .toList());
        }
    }
}
