package dev.pipe.review.diff;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where GitHub gives no diff, and on the command line, we write it ourselves: it reads as what git would have said. */
class WriteDiffTest {

    @TempDir
    Path place;

    private RealGit git;

    @BeforeEach
    void make() {
        git = RealGit.in(place);
    }

    @Test
    void everyOddChangeHasTheSameIndex() throws IOException {
        var odd = OddChanges.all();
        var before = odd.before().copy().without("empty gone"); // which of many empty files it became is a guess
        assertSame(before, odd.after());
        assertSame(odd.after(), before);
    }

    @Test
    void aLoneCarriageReturnHidesNothing() throws IOException {
        var before = new Tree().file("App.java", "class A {\n}\n");
        var after = new Tree().file("App.java", "class A {\n// \r\n  x\ry\n}\n").file("New.java", "a\rb\n");

        assertThat(assertSame(before, after).addedLines().map(AddedLine::text))
                .containsExactly("// ", "  x\ry", "a\rb");
    }

    @Test
    void hunksNameTheFunctionTheyStandIn() throws IOException {
        var body = IntStream.range(0, 30).mapToObj(n -> "    line " + n + ";\n").collect(Collectors.joining());
        var before = new Tree()
                .file("A.java", "class A {\n" + body + "}\n\nclass B {\n" + body + body + "}\n")
                .file("long.c", "int " + "x".repeat(200) + "()\n" + body)
                .file("no name", "  \n" + body)
                .file("é.py", "  x\ndef café_" + "é".repeat(60) + "():\r\n" + body);
        var after = new Tree();
        before.paths()
                .forEach(path -> after.file(
                        path,
                        String.join("\n", before.lines(path))
                                        .replace("line 8;", "8")
                                        .replace("line 27;", "27") + "\n"));

        assertThat(assertSame(before, after).file("A.java").orElseThrow().hunks())
                .extracting(hunk -> hunk.header().replaceAll("@@.*@@", ""))
                .containsExactly(" class A {", " class A {", " class B {", " class B {", " class B {", " class B {");
    }

    /** Text so large takes more memory than one change is worth; it is shown as binary, which is told and never approved. */
    @Test
    void aTextBeyondFiveMegabytesIsShownAsBinaryAndOneBelowWithItsLines() throws IOException {
        var padding = "x".repeat(999) + "\n";
        var before = new Tree().file("small.js", padding).file("large.js", padding);
        var after = new Tree()
                .file("small.js", padding.repeat(4_900) + "run();\n")
                .file("large.js", padding.repeat(5_000) + "run();\n");

        var change = written(git, git.commit(before), git.commit(after));

        var small = change.file("small.js").orElseThrow();
        assertThat(small.content()).isEqualTo(Content.TEXT);
        assertThat(small.added().map(ChangedLine::text)).contains("run();");
        var large = change.file("large.js").orElseThrow();
        assertThat(large.content()).isEqualTo(Content.BINARY);
        assertThat(large.hunks()).isEmpty();
    }

    private Change assertSame(Tree before, Tree after) throws IOException {
        var old = git.commit(before);
        var now = git.commit(after);
        var gits = ReadDiff.of(git.run("diff", "-M", old, now));
        var ours = written(git, old, now);
        var same = byPath(gits);
        assertThat(byPath(ours).keySet()).containsExactlyInAnyOrderElementsOf(same.keySet());
        assertThat(ours.files()).allSatisfy(file -> assertThat(file)
                .usingRecursiveComparison()
                .ignoringFields(file.hunks().isEmpty() && file.status() == FileStatus.RENAMED ? "content" : "")
                .isEqualTo(same.get(file.path())));
        assertThat(DiffIndex.of(ours).files())
                .containsExactlyInAnyOrderElementsOf(DiffIndex.of(gits).files());
        return ours;
    }

    private static Map<String, ChangedFile> byPath(Change change) {
        return change.files().stream().collect(Collectors.toMap(ChangedFile::path, Function.identity()));
    }

    static Change written(RealGit git, String old, String now) throws IOException {
        var written = new ByteArrayOutputStream();
        try (var repository = new FileRepositoryBuilder()
                .setGitDir(git.place().resolve(".git").toFile())
                .build()) {
            WriteDiff.between(
                    repository, repository.resolve(old + "^{tree}"), repository.resolve(now + "^{tree}"), written);
        }
        return ReadDiff.of(written.toByteArray());
    }
}
