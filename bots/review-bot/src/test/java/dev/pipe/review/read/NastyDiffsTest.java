package dev.pipe.review.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.pipe.review.diff.ReadDiff;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Changes made to keep the engine busy. Each takes a second or two; what is not linear would take minutes, or for ever. */
class NastyDiffsTest {

    private static final Duration FOR_EVER = Duration.ofMinutes(2);
    private static final List<String> EVERYWHERE = List.of(
            "src/main/java/App.java", "src/app.ts", "src/app.py", "src/app.php", "bin/run.sh", "deploy/app.yaml");
    private static final ReadByRules ENGINE = new ReadByRules();

    static Stream<Arguments> diffs() {
        Map<String, String> diffs = new LinkedHashMap<>();
        diffs.put(
                "a password on each of 12,000 lines",
                added("config/app.yaml", 12_000, i -> "  password_" + i + ": \"xK9#mQ" + i + "vL2pRt\""));
        diffs.put("100,000 passwords on one line", added("a.txt", 1, i -> "password=\"".repeat(100_000)));
        diffs.put("what may be a token, over and over", added("a.txt", 1, i -> "-eyJ".repeat(250_000)));
        diffs.put("a megabyte on one line", added("src/app.js", 1, i -> "var a=eval(b+req.query.x);".repeat(40_000)));
        diffs.put(
                "lost methods, and callers of others",
                eachOf(
                        3_000,
                        i -> changed(
                                "p/C" + i + ".java",
                                "-    public int f" + i + "(int a) { return x.g" + i
                                        + "(); }\n+    int h() { return 2; }")));
        diffs.put(
                "a lost check in each of 20,000 hunks",
                hunks(20_000, "-    @PreAuthorize(\"x\")\n     void m() {\n     }"));
        diffs.put(
                "a finding in each of 4,000 statements, rewritten",
                changed(
                        "src/App.java",
                        lines(
                                16_000,
                                i -> (i % 2 == 0 ? "-" : "+") + "  String q" + i + " = \"select * from t" + i
                                        + " where a='\" + request.getParameter(\"a" + i + "\") + \"'\";")));
        diffs.put(
                "a function without end, full of findings",
                added(
                        "src/app.ts",
                        20_000,
                        i -> i % 2 == 0
                                ? "const v" + i + " = req.query.a" + i + ";"
                                : "el.innerHTML = v" + (i - 1) + "; eval(v" + (i - 1) + "); exec(v" + (i - 1) + ");"));
        diffs.put(
                "names that hold everywhere, and functions",
                added(
                        "src/app.py",
                        30_000,
                        i -> i % 3 == 0
                                ? "G" + i + " = request.args['a']"
                                : i % 3 == 1 ? "LIMIT_" + i + " = 5" : "def f" + i + "(x):"));
        diffs.put(
                "fields of a graph, rewritten",
                changed(
                        "api/schema.graphql",
                        lines(
                                20_000,
                                i -> (i % 2 == 0 ? "-" : "+") + "  field" + i / 2 + "(a: Int!): String"
                                        + (i % 2 == 0 ? "" : "!"))));
        diffs.put(
                "nested deeper than anybody goes", added("deploy/app.yaml", 2_000, i -> " ".repeat(i) + "k" + i + ":"));
        diffs.put("blanks", everywhere(100, i -> "x =" + " ".repeat(1_980) + "y"));
        diffs.put("blank lines within a comment", everywhere(3_000, i -> i == 0 ? "/*" : "   never closed   "));
        diffs.put("quotes", everywhere(40, i -> "\"'`\\".repeat(490)));
        diffs.put("brackets", everywhere(40, i -> "(".repeat(1_900)));
        diffs.put("names", everywhere(40, i -> "a".repeat(1_990)));
        diffs.put("lists", everywhere(60, i -> "a, ".repeat(660)));
        diffs.put("texts put together", everywhere(60, i -> "\"a\" + b + ".repeat(190)));
        diffs.put("numbers", everywhere(40, i -> "1".repeat(1_900)));
        diffs.put("wide letters", everywhere(40, i -> "\uFF21".repeat(1_900)));
        diffs.put(
                "words that many rules ask for",
                everywhere(40, i -> "select from request.getParameter password eval( exec( token http:// ".repeat(28)));
        diffs.put("one path 20,000 times", eachOf(20_000, i -> changed("x", "-a\n+b" + i)));
        return diffs.entrySet().stream().map(diff -> Arguments.of(diff.getKey(), diff.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("diffs")
    void isReadToTheEnd(String name, String diff) {
        var review = assertTimeoutPreemptively(FOR_EVER, () -> ENGINE.read(ReadDiff.of(diff)), name);

        assertThat(review.verdict().decision()).isNotNull();
    }

    private static String everywhere(int number, IntFunction<String> line) {
        return EVERYWHERE.stream().map(path -> added(path, number, line)).collect(Collectors.joining());
    }

    private static String eachOf(int number, IntFunction<String> part) {
        return IntStream.range(0, number).mapToObj(part).collect(Collectors.joining());
    }

    private static String lines(int number, IntFunction<String> line) {
        return IntStream.range(0, number).mapToObj(line).collect(Collectors.joining("\n"));
    }

    private static String added(String path, int number, IntFunction<String> line) {
        return "diff --git a/%1$s b/%1$s\nnew file mode 100644\nindex 0000000..89abcde\n--- /dev/null\n+++ b/%1$s\n@@ -0,0 +1,%2$d @@\n"
                        .formatted(path, number)
                + lines(number, i -> "+" + line.apply(i)) + "\n";
    }

    private static String changed(String path, String lines) {
        return header(path) + hunk(10, lines);
    }

    private static String hunks(int number, String lines) {
        return header("src/App.java") + eachOf(number, i -> hunk(1 + i * 10, lines));
    }

    private static String header(String path) {
        return "diff --git a/%1$s b/%1$s\nindex 1234567..89abcde 100644\n--- a/%1$s\n+++ b/%1$s\n".formatted(path);
    }

    private static String hunk(int at, String lines) {
        var added = lines.lines().filter(line -> line.startsWith("+")).count();
        var removed = lines.lines().filter(line -> line.startsWith("-")).count();
        var context = lines.lines().count() - added - removed;
        return "@@ -%1$d,%2$d +%1$d,%3$d @@\n".formatted(at, removed + context, added + context) + lines + "\n";
    }
}
