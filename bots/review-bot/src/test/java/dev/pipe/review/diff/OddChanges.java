package dev.pipe.review.diff;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Two commits between which nearly everything happens that git can tell of. */
public final class OddChanges {

    private static final String ONE = "1".repeat(40);
    private static final String TWO = "2".repeat(40);

    /** Names that are hard to read from a header. */
    private static final List<String> NAMES = List.of(
            "a",
            "b/b",
            "a b/a b",
            "x b/x",
            "deep/a/b/x.txt",
            "i/w",
            "w/c",
            "with space.txt",
            " leading and trailing ",
            "tab\there",
            "say \"hi\".txt",
            "\"quoted\"",
            "back\\slash",
            "new\nline",
            "return\rhere",
            "bell\007",
            "café/naïve.md",
            "café du coin \"bis\"",
            "日本/語.java",
            "🙂.txt",
            "dev/null",
            "-- x",
            "+++ b/x",
            "@@ -1 +1 @@",
            "diff --git a",
            "rename to y",
            "index 1..2",
            ".hidden",
            "Makefile",
            "end.",
            "it's",
            "$(whoami)",
            "#hash#h0",
            "100% sure => {no}");

    private final Tree before = new Tree();
    private final Tree after = new Tree();

    private OddChanges() {
        names();
        moves();
        kinds();
        ends();
        looks();
    }

    public static OddChanges all() {
        return new OddChanges();
    }

    public Tree before() {
        return before;
    }

    public Tree after() {
        return after;
    }

    private void both(String path, String old, String now) {
        before.file(path, old);
        after.file(path, now);
    }

    private void names() {
        for (var name : NAMES) {
            var nth = NAMES.indexOf(name);
            both("changed/" + name, text(nth, 30), text(nth, 30).replace("line 14 ", "line fourteen "));
            after.file("added/" + name, "added " + nth + "\n");
            before.file("deleted/" + name, "deleted " + nth + "\n");
            before.file("mode/" + name, "mode " + nth + "\n");
            after.program("mode/" + name, "mode " + nth + "\n");
            before.file("moved from/" + name, text(100 + nth, 20));
            after.file("moved to/" + name, text(100 + nth, 20));
            before.file(name + ".old", text(200 + nth, 20));
            after.file(name + ".new", text(200 + nth, 20).replace("line 7 ", "line seven "));
            after.file("empty/" + name, "");
        }
    }

    private void moves() {
        both("copied.txt", text(300, 40), text(300, 40).replace("line 3 ", "line three "));
        after.file("copy of it.txt", text(300, 40));
        after.file("copy with change.txt", text(300, 40).replace("line 20 ", "line twenty "));
        before.file("swap/a", text(301, 20)).file("swap/b", text(302, 20));
        after.file("swap/a", text(302, 20)).file("swap/b", text(301, 20));
        before.file("run", text(303, 20));
        after.program("bin/run", text(303, 20).replace("line 2 ", "line two "));
    }

    private void kinds() {
        before.file("script", "x\n")
                .program("tool", "one\n")
                .file("empty gone", "")
                .file("fills", "")
                .file("emptied", "x\n");
        after.program("script", "y\n")
                .file("tool", "one\n")
                .file("fills", "x\n")
                .file("emptied", "");
        before.file("pic.png", bytes(7)).file("gone.png", bytes(8)).file("becomes text", bytes(9));
        after.file("pic.png", bytes(10)).file("new one.png", bytes(11)).file("becomes text", "text\n");
        before.file("moved.bin", bytes(12)).file("becomes binary", "text\n");
        after.file("went.bin", bytes(12)).file("becomes binary", bytes(13));
        before.submodule("lib bumped", ONE).submodule("lib gone", ONE);
        after.submodule("lib bumped", TWO).submodule("lib new", TWO);
        before.link("link", "there")
                .link("link gone", "there")
                .link("link to file", "there")
                .file("file to link", "x\n");
        after.link("link", "elsewhere")
                .link("link new", "there")
                .file("link to file", "x\n")
                .link("file to link", "there");
        before.file("file to lib", "x\n").submodule("lib to file", ONE).program("program to link", "x\n");
        after.submodule("file to lib", ONE).file("lib to file", "x\n").link("program to link", "there");
    }

    private void ends() {
        both("crlf.txt", "one\r\ntwo\r\nthree\r\n", "one\r\n2\r\nthree\r\nfour\r\n");
        both("to crlf.txt", "one\ntwo\n", "one\r\ntwo\r\n");
        both("cr only.txt", "one\rtwo\rthree", "one\r2\rthree");
        both("cr and lf.txt", "one\rtwo\nthree\r\r\nfour\n", "one\rtwo\n3\r\r\nfour\n");
        both("no end/both", "one\ntwo", "one\n2");
        both("no end/added", "one\ntwo", "one\ntwo\n");
        both("no end/removed", "one\ntwo\n", "one\ntwo");
        both("no end/above", "one\ntwo\nthree\nfour\nfive", "1\ntwo\nthree\nfour\nfive");
        both("no end/more", "one", "one\ntwo");
        both("blank lines", "\n\n\n\n\nx\n\n\n", "\n\n\n\n\ny\n\n\n\n");
        both("controls", "a\f\u000b\u0085\u2028b\nx\n", "a\f\u000b\u0085\u2028b\ny\u001b[31m\u202e\n");
        both("long", "x".repeat(100_000) + "\n", "y".repeat(100_000) + "\n");
    }

    private void looks() {
        both(
                "looks.patch",
                "--- a/x\n+++ b/x\ndiff --git a/x b/x\n@@ -1 +1 @@\n-- \n- x\n-- a/y\nend\n",
                "++ b/y\n+++ b/x\ndiff --git a/z b/z\n@@ -9,9 +9,9 @@ f()\n-- \n2.39.5\n-- a/z\nGIT binary patch\nend\n");
        both("dashes", "- a\n-- b\n--- c\n", "-- a\n--- b\n---- c\n+ d\n++ e\n\\ No newline at end of file\n");
        before.file("removes a signature", "one\n- \n");
        after.file("removes a signature", "one\n");
        both("two places", lines(1, 60), lines(1, 60).replace("5\n", "five\n"));
        before.file("header.java", "class A {\n" + lines(1, 20) + "  int f() {\n" + lines(20, 40) + "}\n");
        after.file("header.java", "class A {\n" + lines(1, 20) + "  int f() {\n" + lines(20, 40) + "  x\n}\n");
    }

    /** Unlike any other, so that nothing else is taken for its origin. */
    private static String text(int seed, int lines) {
        return IntStream.range(0, lines)
                .mapToObj(n -> "line " + n + " of " + Integer.toHexString(seed * 7919 + n * 104_729) + "\n")
                .collect(Collectors.joining());
    }

    private static String lines(int from, int to) {
        return IntStream.range(from, to).mapToObj(n -> n + "\n").collect(Collectors.joining());
    }

    private static byte[] bytes(int seed) {
        var bytes = new byte[300];
        new java.util.Random(seed).nextBytes(bytes);
        bytes[5] = 0;
        return bytes;
    }
}
