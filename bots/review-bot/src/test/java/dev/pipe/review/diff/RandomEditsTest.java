package dev.pipe.review.diff;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Many small files edited at random, a fixed seed each, so that a failure can be had again. */
class RandomEditsTest {

    private static final int ROUNDS = 6;
    private static final int FILES = 60;
    private static final int LINES = 40;

    /** Few and alike, so that hunks touch, repeat and end in odd places; some look like a diff themselves. */
    private static final List<String> WORDS = List.of(
            "",
            " ",
            "x",
            "y",
            "}",
            "{",
            "-- ",
            "+",
            "-",
            "--- a/x",
            "+++ b/x",
            "@@ -1 +1 @@",
            "diff --git a/x b/x",
            "\\",
            "\t",
            "x\r",
            "\r",
            "int f() {",
            "class A {",
            "é");

    private static final List<String> OPTIONS = List.of("-M", "-U0", "-U1", "-W", "-C --no-prefix", "-U7 --histogram");

    @TempDir
    Path place;

    private RealGit git;

    @BeforeEach
    void make() {
        git = RealGit.in(place);
    }

    static Stream<Integer> seeds() {
        return Stream.iterate(1, seed -> seed + 1).limit(ROUNDS);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whateverIsEditedTheHunksReproduceIt(int seed) throws IOException {
        var random = new Random(seed);
        var before = new Tree();
        var after = new Tree();
        for (var n = 0; n < FILES; n++) {
            var lines = lines(random);
            before.file("f" + n, text(lines, random));
            after.file("f" + n, text(edited(lines, random), random));
        }
        var old = git.commit(before);
        var now = git.commit(after);
        for (var options : OPTIONS) {
            var command = new ArrayList<>(List.of("diff"));
            command.addAll(List.of(options.split(" ")));
            command.addAll(List.of(old, now));
            AgreesWithGit.check(git, command, before, after);
        }
        WriteDiffTest.written(git, old, now).files().forEach(file -> AgreesWithGit.reproduces(file, before, after));
    }

    private static List<String> lines(Random random) {
        var lines = new ArrayList<String>();
        for (var n = random.nextInt(LINES); n > 0; n--) {
            lines.add(WORDS.get(random.nextInt(WORDS.size())));
        }
        return lines;
    }

    private static List<String> edited(List<String> lines, Random random) {
        var edited = new ArrayList<String>();
        for (var line : lines) {
            switch (random.nextInt(12)) {
                case 0 -> {}
                case 1 -> edited.addAll(List.of(line, WORDS.get(random.nextInt(WORDS.size()))));
                case 2 -> edited.add(WORDS.get(random.nextInt(WORDS.size())));
                default -> edited.add(line);
            }
        }
        return edited;
    }

    private static String text(List<String> lines, Random random) {
        return String.join("\n", lines) + (random.nextInt(3) == 0 ? "" : "\n");
    }
}
