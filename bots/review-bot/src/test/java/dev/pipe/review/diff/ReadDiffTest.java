package dev.pipe.review.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The texts are git's own output (2.43), shortened. */
class ReadDiffTest {

    @Test
    void theIndexIsTheContractsJson() throws Exception {
        var change = ReadDiff.of("""
                diff --git a/src/App.java b/src/App.java
                index 1111111..2222222 100644
                --- a/src/App.java
                +++ b/src/App.java
                @@ -1,3 +1,4 @@ class App {
                 one
                +two
                 three
                 four
                @@ -10 +11 @@
                -old
                +new
                """);

        assertThat(new ObjectMapper().writeValueAsString(DiffIndex.of(change)))
                .isEqualTo("{\"diff_index_version\":1,\"files\":[{\"file_id\":\"src/App.java\",\"status\":\"modified\","
                        + "\"language\":\"java\",\"hunks\":["
                        + "{\"hunk_id\":\"src/App.java#h0\",\"old_start\":1,\"new_start\":1,"
                        + "\"header\":\"@@ -1,3 +1,4 @@ class App {\"},"
                        + "{\"hunk_id\":\"src/App.java#h1\",\"old_start\":10,\"new_start\":11,"
                        + "\"header\":\"@@ -10 +11 @@\"}]}]}");
        assertThat(change.addedLines())
                .extracting(AddedLine::line, AddedLine::side, AddedLine::text, AddedLine::hunkId)
                .containsExactly(
                        tuple(2, Side.RIGHT, "two", "src/App.java#h0"),
                        tuple(11, Side.RIGHT, "new", "src/App.java#h1"));
    }

    @ParameterizedTest
    @CsvSource({
        "a/my file.txt, b/my file.txt, my file.txt",
        "a/a/b/x.txt, b/a/b/x.txt, a/b/x.txt",
        "a/b/x.txt, b/b/x.txt, b/x.txt",
        "a/odd b/odd b/odd, b/odd b/odd b/odd, odd b/odd b/odd",
        "\"a/caf\\303\\251.txt\", \"b/caf\\303\\251.txt\", café.txt",
        "\"a/say \\\"hi\\\".txt\", \"b/say \\\"hi\\\".txt\", 'say \"hi\".txt'",
        "\"a/caf\\303\\251 du coin\", \"b/caf\\303\\251 du coin\", café du coin",
        "\"a/tab\\there\", \"b/tab\\there\", 'tab\there'",
        "a/日本.md, b/日本.md, 日本.md",
    })
    void anyPathIsRead(String old, String now, String path) {
        var space = path.contains(" ") ? "\t" : ""; // as git does, after a closing quote too
        var change = ReadDiff.of("diff --git " + old + " " + now + "\nindex 1111111..2222222 100644\n--- " + old + space
                + "\n+++ " + now + space + "\n@@ -1 +1 @@\n-x\n+y\n");

        assertThat(change.files()).extracting(ChangedFile::path).containsExactly(path);
        assertThat(change.files().getFirst().hunks())
                .extracting(ChangedHunk::id)
                .containsExactly(path + "#h0");
    }

    @Test
    void additionsDeletionsRenamesAndCopiesAreTold() {
        var change = ReadDiff.of("""
                diff --git a/new.py b/new.py
                new file mode 100644
                index 0000000..2222222
                --- /dev/null
                +++ b/new.py
                @@ -0,0 +1,2 @@
                +import os
                +print(1)
                diff --git a/old name.py b/old name.py
                deleted file mode 100644
                index 1111111..0000000
                --- a/old name.py\t
                +++ /dev/null
                @@ -1 +0,0 @@
                -x
                diff --git a/from.go b/to dir/to.go
                similarity index 90%
                rename from from.go
                rename to to dir/to.go
                index 1111111..2222222 100644
                --- a/from.go
                +++ b/to dir/to.go\t
                @@ -3 +3 @@ func main() {
                -a
                +b
                diff --git a/one.rs b/two.rs
                similarity index 80%
                copy from one.rs
                copy to two.rs
                index 1111111..2222222 100644
                --- a/one.rs
                +++ b/two.rs
                @@ -1 +1 @@
                -a
                +b
                """);

        assertThat(change.files())
                .extracting(ChangedFile::path, ChangedFile::oldPath, ChangedFile::status)
                .containsExactly(
                        tuple("new.py", "new.py", FileStatus.ADDED),
                        tuple("old name.py", "old name.py", FileStatus.DELETED),
                        tuple("to dir/to.go", "from.go", FileStatus.RENAMED),
                        tuple("two.rs", "one.rs", FileStatus.COPIED));
        assertThat(change.file("old name.py").orElseThrow().removed())
                .extracting(ChangedLine::number, ChangedLine::side)
                .containsExactly(tuple(1, Side.LEFT));
    }

    @Test
    void devNullAloneTellsAdditionAndDeletion() {
        var change = ReadDiff.of("""
                diff --git a/x b/x
                --- /dev/null
                +++ b/x
                @@ -0,0 +1 @@
                +1
                diff --git a/y b/y
                --- a/y
                +++ /dev/null
                @@ -1 +0,0 @@
                -1
                """);

        assertThat(change.files())
                .extracting(ChangedFile::path, ChangedFile::status)
                .containsExactly(tuple("x", FileStatus.ADDED), tuple("y", FileStatus.DELETED));
    }

    @Test
    void whatHasNoTextHunkIsInTheChangeAndNotInTheIndex() {
        var change = ReadDiff.of("""
                diff --git a/before.txt b/after.txt
                similarity index 100%
                rename from before.txt
                rename to after.txt
                diff --git a/my run.sh b/my run.sh
                old mode 100644
                new mode 100755
                diff --git a/logo one.png b/logo one.png
                new file mode 100644
                index 0000000..2222222
                Binary files /dev/null and b/logo one.png differ
                diff --git a/data.bin b/data.bin
                index 1111111..2222222 100644
                GIT binary patch
                literal 4
                LcmZQzWMT#Y01f~L

                literal 3
                KcmZQzWMcpT0006E

                diff --git a/empty b/empty
                new file mode 100644
                index 0000000..e69de29
                """);

        assertThat(change.files())
                .extracting(ChangedFile::path, ChangedFile::status, ChangedFile::content)
                .containsExactly(
                        tuple("after.txt", FileStatus.RENAMED, Content.TEXT),
                        tuple("my run.sh", FileStatus.MODIFIED, Content.TEXT),
                        tuple("logo one.png", FileStatus.ADDED, Content.BINARY),
                        tuple("data.bin", FileStatus.MODIFIED, Content.BINARY),
                        tuple("empty", FileStatus.ADDED, Content.TEXT));
        assertThat(DiffIndex.of(change).files()).isEmpty();
    }

    @Test
    void aModeChangeThatEndsTheTextIsRead() {
        assertThat(ReadDiff.of("diff --git a/run b/run\nold mode 100644\nnew mode 100755")
                        .files())
                .extracting(ChangedFile::path)
                .containsExactly("run");
        assertThat(ReadDiff.of("diff --git a/e b/e\nnew file mode 100644\nindex 0000000..e69de29")
                        .files())
                .extracting(ChangedFile::path, ChangedFile::status)
                .containsExactly(tuple("e", FileStatus.ADDED));
    }

    @Test
    void contentThatLooksLikeHeadersIsContent() {
        var change = ReadDiff.of("""
                diff --git a/doc.md b/doc.md
                index 1111111..2222222 100644
                --- a/doc.md
                +++ b/doc.md
                @@ -1,4 +1,6 @@
                 diff --git a/x b/x
                --- a/evil
                +++ b/evil
                -@@ -1 +1 @@
                +@@ -9 +9 @@
                +diff --git a/z b/z
                +rename to q
                 end
                """);

        assertThat(change.files()).extracting(ChangedFile::path).containsExactly("doc.md");
        assertThat(change.addedLines())
                .extracting(AddedLine::line, AddedLine::text)
                .containsExactly(
                        tuple(2, "++ b/evil"),
                        tuple(3, "@@ -9 +9 @@"),
                        tuple(4, "diff --git a/z b/z"),
                        tuple(5, "rename to q"));
        assertThat(change.files().getFirst().removed())
                .extracting(ChangedLine::number, ChangedLine::text)
                .containsExactly(tuple(2, "-- a/evil"), tuple(3, "@@ -1 +1 @@"));
    }

    @Test
    void aSubmoduleIsOne() {
        var change = ReadDiff.of("""
                diff --git a/lib b/lib
                index 1111111..2222222 160000
                --- a/lib
                +++ b/lib
                @@ -1 +1 @@
                -Subproject commit 1111111111111111111111111111111111111111
                +Subproject commit 2222222222222222222222222222222222222222
                """);

        assertThat(change.files()).extracting(ChangedFile::content).containsExactly(Content.SUBMODULE);
    }

    @Test
    void aFileThatBecameALinkIsOneFileWithItsHunksNumberedThrough() {
        var change = ReadDiff.of("""
                diff --git a/conf b/conf
                deleted file mode 100644
                index 1111111..0000000
                --- a/conf
                +++ /dev/null
                @@ -1 +0,0 @@
                -x
                diff --git a/conf b/conf
                new file mode 120000
                index 0000000..2222222
                --- /dev/null
                +++ b/conf
                @@ -0,0 +1 @@
                +../elsewhere
                \\ No newline at end of file
                """);

        assertThat(change.files())
                .extracting(ChangedFile::path, ChangedFile::status, ChangedFile::content)
                .containsExactly(tuple("conf", FileStatus.MODIFIED, Content.SYMLINK));
        assertThat(change.files().getFirst().hunks())
                .extracting(ChangedHunk::id)
                .containsExactly("conf#h0", "conf#h1");
    }

    @Test
    void crlfContentAndMissingNewlinesDoNotShiftLines() {
        var change = ReadDiff.of("diff --git a/w.txt b/w.txt\nindex 1..2 100644\n--- a/w.txt\n+++ b/w.txt\n"
                + "@@ -1,2 +1,3 @@\n one\r\n-two\r\n\\ No newline at end of file\n+two\r\n+three\r\n"
                + "\\ No newline at end of file\n");

        assertThat(change.addedLines())
                .extracting(AddedLine::line, AddedLine::text)
                .containsExactly(tuple(2, "two"), tuple(3, "three"));
    }

    @Test
    void aDiffSavedWithCrlfReadsAsItWas() {
        var unix =
                "diff --git a/x y.txt b/x y.txt\nindex 1..2 100644\n--- a/x y.txt\t\n+++ b/x y.txt\t\n@@ -1 +1 @@ f()\n-a\n+b\n";

        assertThat(ReadDiff.of(unix.replace("\n", "\r\n"))).isEqualTo(ReadDiff.of(unix));
    }

    @ParameterizedTest
    @CsvSource(
            value = {
                "Makefile, null",
                ".gitignore, null",
                "x.TSX, tsx",
                ".eslintrc.json, json",
                "dir.d/run, null",
                "odd., null"
            },
            nullValues = "null")
    void theLanguageIsTheExtension(String path, String language) {
        var file = new ChangedFile(path, path, FileStatus.MODIFIED, Content.TEXT, java.util.List.of());

        assertThat(file.language().orElse(null)).isEqualTo(language);
    }

    @Test
    void nothingIsAnEmptyChangeAndProseIsRefused() {
        assertThat(ReadDiff.of("").files()).isEmpty();
        assertThat(ReadDiff.of("\n").files()).isEmpty();
        assertThatThrownBy(() -> ReadDiff.of("hello\nthere\n"))
                .isInstanceOf(UnreadableDiff.class)
                .hasMessageContaining("hello");
    }

    @ParameterizedTest
    @CsvSource({"'@@ -1,2 +1,3 @@\n a\n+b\n'", "'@@ -1,2 +1,2 @@\n a\n-b\n'", "'@@ -1,9 +1 @@\n'"})
    void halfAHunkIsRefused(String hunk) {
        assertThatThrownBy(() -> ReadDiff.of("diff --git a/x b/x\n--- a/x\n+++ b/x\n" + hunk.replace("\\n", "\n")))
                .isInstanceOf(UnreadableDiff.class)
                .hasMessageContaining("cut short");
    }

    /** What stands behind it would be read as another file's, or by nobody. */
    @ParameterizedTest
    @CsvSource({
        "'--- a/a.js\n+++ b/a.js\n@@ -1 +1,2 @@\n x\n+exec(q)\n', Line 6",
        "'@@ garbage\n+exec(q)\n', Line 6",
        "'some junk\n+exec(q)\n', Line 7",
        "'-- \n2.39.5\n\n@@ -1 +1,2 @@\n x\n+exec(q)\n', Line 9",
        "'-- \n2.39.5\n\n--- a/a.js\n+++ b/a.js\n', Line 10",
        "'Submodule sub 0000000...c36b81f (new submodule)\n', Line 6 tells of a submodule",
        "'Submodule sub 1111111..c36b81f:\n  > x\n', Line 6 tells of a submodule",
        "'Submodule sub contains modified content\n', Line 6 tells of a submodule",
    })
    void aLineThatBelongsToNoHunkIsRefusedByItsNumber(String behind, String said) {
        var diff = "diff --git a/x b/x\n--- a/x\n+++ b/x\n@@ -0,0 +1 @@\n+y\n";

        assertThat(ReadDiff.of(diff + "-- \n2.39.5\n\n").hunkCount()).isEqualTo(1);
        assertThatThrownBy(() -> ReadDiff.of(diff + behind.replace("\\n", "\n")))
                .isInstanceOf(UnreadableDiff.class)
                .hasMessageContaining(said);
    }

    @Test
    void aMailsOwnWordsMayBeAListAndAPlainDiffIsRead() {
        var mail = "From 1111111111111111111111111111111111111111 Mon Sep 17 00:00:00 2001\nFrom: A <a@example.org>\n"
                + "Subject: [PATCH] x\n\n- one\n+ two\n---\n x | 2 +-\n\ndiff --git a/x b/x\nindex 1..2 100644\n"
                + "--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n+b\n-- \n2.39.5\n\n";
        var plain = "--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n+b\n";

        assertThat(ReadDiff.of(mail + mail).hunkCount()).isEqualTo(2);
        assertThat(ReadDiff.of(plain).hunkCount()).isEqualTo(1);
        assertThatThrownBy(() -> ReadDiff.of(plain + plain.replace("/x", "/y"))).isInstanceOf(UnreadableDiff.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"index 123456Z..89abcde 100644", "index 12..+3 100644", "new file mode 99999999999999999999"})
    void aDamagedHeaderIsRefusedByTheNameOfItsPart(String header) {
        var sound = "diff --git a/x b/x\n--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n+b\n";
        assertThatThrownBy(() -> ReadDiff.of(
                        sound + "diff --git a/y b/y\n" + header + "\n--- a/y\n+++ b/y\n@@ -1 +1 @@\n-a\n+b\n"))
                .isInstanceOf(UnreadableDiff.class)
                .hasMessageContaining("diff --git a/y b/y");
    }

    @Test
    void aSectionThatNamesNoFileIsRefused() {
        assertThatThrownBy(() -> ReadDiff.of("diff --git\n")).isInstanceOf(UnreadableDiff.class);
        assertThatThrownBy(() -> ReadDiff.of("diff --git x y\nindex 1..2 100644\n"))
                .isInstanceOf(UnreadableDiff.class)
                .hasMessageContaining("names no file");
    }

    @Test
    @Timeout(60)
    void aHundredThousandLinesAreRead() {
        var body = IntStream.range(0, 100_000).mapToObj(i -> "+line " + i).collect(Collectors.joining("\n"));
        var change = ReadDiff.of("diff --git a/big b/big\nnew file mode 100644\nindex 0..1\n--- /dev/null\n+++ b/big\n"
                + "@@ -0,0 +1,100000 @@\n" + body + "\n");

        assertThat(change.addedLines().count()).isEqualTo(100_000);
    }
}
