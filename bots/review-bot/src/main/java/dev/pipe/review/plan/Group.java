package dev.pipe.review.plan;

import dev.pipe.review.diff.ChangedFile;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Files that are read together. The key tells groups of one category apart: a feature's top folder. */
record Group(Category category, String key, List<ChangedFile> files) {

    private static final String ROOT = "(root)";

    /** Docs, tests, config, features, the rest; the larger first; then by name. */
    static final Comparator<Group> READING_ORDER = Comparator.comparing(Group::category)
            .thenComparing(
                    Comparator.comparingInt((Group it) -> it.files().size()).reversed())
            .thenComparing(Group::key, String.CASE_INSENSITIVE_ORDER)
            .thenComparing(Group::key);

    static Group keyOf(ChangedFile file) {
        var category = Category.of(file.path());
        var slash = file.path().indexOf('/');
        var segment = slash < 0 ? ROOT : file.path().substring(0, slash);
        return new Group(category, category == Category.FEATURE ? segment : category.name(), List.of());
    }

    int hunks() {
        return files.stream().mapToInt(file -> file.hunks().size()).sum();
    }

    String area() {
        return switch (category) {
            case DOCS -> "documentation";
            case TESTS -> "tests";
            case CONFIG -> "configuration";
            case MISC -> "smaller changes";
            case FEATURE -> featureName();
        };
    }

    private String featureName() {
        if (key.equals("src")) {
            return "source code";
        }
        if (key.equals(ROOT)) {
            return "root files";
        }
        var words = key.replaceAll("[-_]+", " ").strip();
        return words.isEmpty() ? key : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
