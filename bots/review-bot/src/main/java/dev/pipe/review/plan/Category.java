package dev.pipe.review.plan;

import dev.pipe.review.plan.ReviewPlan.Priority;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What a file is for, by the first row of the contract's table that its lower-cased path fits. Order is the table's. */
enum Category {
    DOCS(
            Priority.LOW,
            "Docs",
            "Read the documentation",
            "Check that the words say what the code does now.",
            "Is anything here out of date the moment this merges?",
            "Documentation reads right for someone who was not part of this change.",
            "Documentation may promise what the code does not do."),
    TESTS(
            Priority.MEDIUM,
            "Tests",
            "Read the tests",
            "Learn from the tests what the change is meant to do.",
            "Which behaviour would still pass if the code were wrong?",
            "Tests cover the new behaviour and fail without it.",
            "Tests may hold assumptions that production does not share."),
    CONFIG(
            Priority.MEDIUM,
            "Config",
            "Check the configuration",
            "See what starts to behave differently without a line of code.",
            "Does this hold in every environment it is rolled out to?",
            "Configuration is valid and its defaults are safe.",
            "A setting may act differently in another environment."),
    FEATURE(
            Priority.HIGH,
            "Code",
            "Review ",
            "Understand the change in behaviour, and look for what it breaks.",
            "What happens at the edges: nothing, too much, twice, at the same time?",
            "The new behaviour works as described, its failures included.",
            "Behaviour that others rely on may have changed."),
    MISC(
            Priority.MEDIUM,
            "Mixed",
            "Look through the rest",
            "Make sure nothing of weight hides among the small changes.",
            "Does each of these belong to this pull request?",
            "",
            "");

    /** The contract lists checks and risks each in an order of its own. */
    static final List<Category> CHECK_ORDER = List.of(TESTS, DOCS, CONFIG, FEATURE);

    static final List<Category> RISK_ORDER = List.of(FEATURE, CONFIG, TESTS, DOCS);

    private static final Set<String> DOC_EXTENSIONS = Set.of("md", "mdx", "rst", "adoc", "txt");
    private static final Set<String> CONFIG_EXTENSIONS = Set.of("json", "yml", "yaml", "toml", "ini", "conf", "config");
    private static final Set<String> CONFIG_NAMES = Set.of(
            "package.json",
            "pnpm-lock.yaml",
            "tsconfig.json",
            "eslint.config.mjs",
            ".eslintrc",
            ".eslintrc.json",
            ".eslintrc.js",
            "vite.config.ts",
            "vitest.config.mts",
            "next.config.ts");

    final Priority priority;
    final String badge;
    final String title;
    final String objective;
    final String note;
    final String check;
    final String risk;

    Category(Priority priority, String badge, String title, String objective, String note, String check, String risk) {
        this.priority = priority;
        this.badge = badge;
        this.title = title;
        this.objective = objective;
        this.note = note;
        this.check = check;
        this.risk = risk;
    }

    static Category of(String path) {
        var lower = path.toLowerCase(Locale.ROOT);
        if (isDocs(lower)) {
            return DOCS;
        }
        if (Stream.of("__tests__", "spec", "test", "fixture").anyMatch(lower::contains)) {
            return TESTS;
        }
        return isConfig(lower) ? CONFIG : FEATURE;
    }

    private static boolean isDocs(String path) {
        return DOC_EXTENSIONS.contains(extension(path))
                || under("docs/").test(path)
                || path.contains("readme")
                || path.contains("changelog");
    }

    private static boolean isConfig(String path) {
        return CONFIG_EXTENSIONS.contains(extension(path))
                || CONFIG_NAMES.contains(path.substring(path.lastIndexOf('/') + 1))
                || under("config/").or(under(".github/")).test(path);
    }

    private static Predicate<String> under(String folder) {
        return path -> path.startsWith(folder) || path.contains("/" + folder);
    }

    private static String extension(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }
}
