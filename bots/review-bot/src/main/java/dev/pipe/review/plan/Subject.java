package dev.pipe.review.plan;

import java.util.Locale;
import java.util.regex.Pattern;

/** What a file is about, by the naming customs of each language: {@code FooTest}, {@code test_foo} and {@code foo.spec} are about foo. */
final class Subject {

    private static final Pattern TEST_BEFORE = Pattern.compile("^(?:tests?[_-]+|Test(?=[A-Z]))");
    private static final Pattern TEST_AFTER = Pattern.compile(
            "(?:[._-](?:tests?|specs?|e2e|it|unit|integration|stories|snap)|(?<=[a-z0-9])(?:Tests?|TestCase|TestSuite|IT|Specs?|Suite))$");

    private static final Pattern CODE = Pattern.compile(
            "(?i)\\.(?:java|kts?|groovy|scala|clj|[cm]?[jt]sx?|vue|svelte|pyi?|go|rs|cs|fs|vb|rb|php|swift|dart|lua|pl|ex|exs"
                    + "|erl|hs|ml|c|cc|cpp|h|hpp|m|mm|r|jl|sh|bash|zsh|ps1|zig|nim)$");

    private Subject() {}

    /** The file's name without its extension, as code says it. */
    static String stem(String path) {
        var name = path.substring(path.lastIndexOf('/') + 1);
        var dot = name.lastIndexOf('.');
        return dot <= 0 ? name : name.substring(0, dot);
    }

    /** Whether it is written in a language that programs are written in. */
    static boolean isCode(String path) {
        return CODE.matcher(path).find();
    }

    /** Whether its name says that it is a test, and not only what tests need. */
    static boolean isTest(String path) {
        return !of(path).equals(plain(stem(path)));
    }

    /** What a test is of, or a file is; comparable between the two. */
    static String of(String path) {
        var name = path.substring(path.lastIndexOf('/') + 1);
        var dot = name.lastIndexOf('.');
        var bare = dot <= 0 ? name : name.substring(0, dot);
        for (var shorter = bare; ; bare = shorter) {
            shorter = TEST_AFTER
                    .matcher(TEST_BEFORE.matcher(bare).replaceFirst(""))
                    .replaceFirst("");
            if (shorter.equals(bare) || shorter.isEmpty()) {
                return plain(bare);
            }
        }
    }

    private static String plain(String name) {
        return name.replaceAll("[._-]", "").toLowerCase(Locale.ROOT);
    }
}
