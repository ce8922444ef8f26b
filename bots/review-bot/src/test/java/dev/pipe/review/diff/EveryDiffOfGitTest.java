package dev.pipe.review.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What git writes is read as git means it: real repositories, real diffs, and git's own word on what they hold. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryDiffOfGitTest {

    private static final OddChanges ODD = OddChanges.all();

    private RealGit git;
    private String before;
    private String after;

    @BeforeAll
    void make(@TempDir Path place) {
        git = RealGit.in(place);
        before = git.commit(ODD.before());
        after = git.commit(ODD.after());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "diff --no-renames",
                "diff -M",
                "diff -M --no-prefix",
                "diff --no-renames --no-prefix",
                "-c diff.noprefix=true -c core.quotePath=false diff -C --find-copies-harder",
                "-c core.quotePath=false diff -M",
                "-c core.quotePath=true diff -C",
                "diff -C --find-copies-harder",
                "diff -B -M",
                "diff -M -U0",
                "diff -M -U10",
                "diff -M -W",
                "diff -M --full-index",
                "diff -M --binary",
                "diff -M --histogram",
                "diff -M --inter-hunk-context=9",
                "diff -M --patch-with-stat",
                "diff -M --src-prefix=old/ --dst-prefix=new/",
                "-c core.abbrev=40 diff -M --ita-invisible-in-index",
            })
    void betweenCommits(String options) {
        AgreesWithGit.check(git, command(options, before, after), ODD.before(), ODD.after());
        AgreesWithGit.check(git, command(options, after, before), ODD.after(), ODD.before());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-c diff.mnemonicPrefix=true diff --cached -M",
                "-c diff.mnemonicPrefix=true -c core.quotePath=false diff --cached -C",
                "-c diff.mnemonicPrefix=true -c diff.noprefix=true diff --cached -M",
                "-c diff.mnemonicPrefix=true diff --cached --no-renames -U0",
            })
    void ofTheIndex(String options) {
        git.run("read-tree", after);
        AgreesWithGit.check(git, command(options, before), ODD.before(), ODD.after());
    }

    @Test
    void aSubmoduleThatWasTouchedIsOne(@TempDir Path place) throws IOException {
        var inner = RealGit.in(Files.createDirectory(place.resolve("inner")));
        inner.run("reset", "-q", "--hard", inner.commit(new Tree().file("x", "x\n")));
        var outer = RealGit.in(Files.createDirectory(place.resolve("outer")));
        var from = inner.place().toString();
        outer.run("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", from, "my lib");
        Files.writeString(outer.place().resolve("my lib/x"), "y\n");

        var change = ReadDiff.of(outer.run("diff"));

        assertThat(change.files()).extracting(ChangedFile::content).containsExactly(Content.SUBMODULE);
        assertThat(change.files().getFirst().path()).isEqualTo("my lib");
        assertThat(change.files().getFirst().added().map(ChangedLine::text).toList())
                .singleElement()
                .asString()
                .endsWith("-dirty");
    }

    @ParameterizedTest
    @ValueSource(strings = {"diff --submodule=log", "diff --submodule=diff"})
    void aSubmoduleThatIsToldInWordsIsRefused(String options) {
        var one = git.commit(new Tree().submodule("lib", "1".repeat(40)).file("x", "1\n"));
        var two = git.commit(new Tree().submodule("lib", "2".repeat(40)).file("x", "2\n"));

        assertThatThrownBy(() -> ReadDiff.of(git.run(command(options, one, two))))
                .isInstanceOf(UnreadableDiff.class)
                .hasMessageContaining("--submodule=short");
    }

    @ParameterizedTest
    @ValueSource(strings = {"show --cc", "show -c", "diff-tree -p --cc", "diff-tree -p -c"})
    void aMergesCombinedDiffIsRefusedInSoManyWords(String command) {
        var one = git.commit(new Tree().file("x", "one\n"));
        var two = git.commit(new Tree().file("x", "two\n"));
        var merge = git.commit(new Tree().file("x", "both\n"), one, two);

        assertThatThrownBy(() -> ReadDiff.of(git.run(command(command, merge))))
                .isInstanceOf(UnreadableDiff.class)
                .hasMessageContaining("merge");
    }

    @ParameterizedTest
    @ValueSource(strings = {"show -M", "format-patch -1 --stdout", "log -p -1"})
    void theWordsAroundADiffAreNotPartOfIt(String command) {
        var tree = new Tree().file("a.txt", "one\ntwo\n").file("b.txt", "one\n");
        var last = git.commit(new Tree().file("a.txt", "one\n2\n").file("b.txt", "one\n\n"), git.commit(tree));

        var change = ReadDiff.of(git.run(command(command, last)));

        assertThat(change.files()).extracting(ChangedFile::path).containsExactly("a.txt", "b.txt");
        change.files()
                .forEach(file -> AgreesWithGit.reproduces(
                        file, tree, new Tree().file("a.txt", "one\n2\n").file("b.txt", "one\n\n")));
    }

    @Test
    void severalCommitsOfALogAreWhatTheyComeTo() {
        var first = git.commit(new Tree().file("kept", "1\n").file("gone", "1\n"));
        var second =
                git.commit(new Tree().file("kept", "2\n").file("gone", "1\n").file("new", "1\n"), first);
        var third = git.commit(new Tree().file("kept", "3\n").file("new", "2\n"), second);

        var change = ReadDiff.of(git.run("log", "-p", "--reverse", first + ".." + third));

        assertThat(change.files())
                .extracting(ChangedFile::path, ChangedFile::status)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("kept", FileStatus.MODIFIED),
                        org.assertj.core.groups.Tuple.tuple("new", FileStatus.ADDED),
                        org.assertj.core.groups.Tuple.tuple("gone", FileStatus.DELETED));
        assertThat(change.hunkCount()).isEqualTo(5);
        assertThat(change.files().stream().flatMap(file -> file.hunks().stream()))
                .as("the blank line before the next commit is nobody's")
                .allSatisfy(
                        hunk -> assertThat(hunk.lines()).noneMatch(line -> line.kind() == ChangedLine.Kind.CONTEXT));
    }

    @Test
    void aHundredThousandLinesAreRead() {
        var lines = IntStream.range(0, 100_000).mapToObj(n -> "line " + n).collect(Collectors.joining("\n"));
        var many = new Tree().file("big", lines).file("gone", lines + "\n");
        var changed = new Tree().file("big", lines.replace("5\n", "five\n")).file("new", lines + "\nx\n");

        var change = AgreesWithGit.check(
                git, command("diff --no-renames", git.commit(many), git.commit(changed)), many, changed);

        assertThat(change.addedLines().count()).isGreaterThan(100_000);
    }

    private static List<String> command(String options, String... commits) {
        var command = new ArrayList<>(Arrays.asList(options.split(" ")));
        command.addAll(List.of(commits));
        return command;
    }
}
