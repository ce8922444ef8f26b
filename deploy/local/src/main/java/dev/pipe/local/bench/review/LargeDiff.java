package dev.pipe.local.bench.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A diff of any size, made of the corpus' harmless cases, file by file in all its languages, with one of the others in
 * twenty. Every line differs a little from its likes.
 */
final class LargeDiff {

    private static final int LINES_PER_FILE = 150;
    private static final int LINES_PER_HUNK = 30;
    private static final int ONE_FOUND_IN = 20;

    private final Map<String, List<String>> lines = new TreeMap<>();

    LargeDiff(Corpus corpus) {
        var found = 0;
        for (var one : corpus.cases()) {
            if (one.label().isOk() || found++ % ONE_FOUND_IN == 0) {
                var fill = new FillPlaces(one.id());
                var kept = lines.computeIfAbsent(one.language(), language -> new ArrayList<>());
                one.files().stream()
                        .flatMap(file -> file.lines().stream())
                        .filter(line -> !CaseFile.isGone(line))
                        .forEach(line -> kept.add(fill.in(line.substring(1))));
            }
        }
        lines.values().removeIf(List::isEmpty);
    }

    String ofChangedLines(int wanted) {
        var text = new StringBuilder();
        var languages = List.copyOf(lines.keySet());
        var changed = 0;
        for (var file = 0; changed < wanted; file++) {
            var language = languages.get(file % languages.size());
            changed += append(text, file, language, Math.min(LINES_PER_FILE, wanted - changed));
        }
        return text.toString();
    }

    private int append(StringBuilder text, int file, String language, int wanted) {
        var path = "part" + file % 7 + "/module" + file + "/File" + file + "." + language;
        text.append(
                "diff --git a/%1$s b/%1$s\nindex 1234567..89abcde 100644\n--- a/%1$s\n+++ b/%1$s\n".formatted(path));
        var source = lines.get(language);
        var changed = 0;
        for (var hunk = 0; changed < wanted; hunk++) {
            var added = Math.min(LINES_PER_HUNK, wanted - changed);
            var first = 10 + hunk * 100;
            text.append("@@ -%d,2 +%d,%d @@\n".formatted(first, first + hunk * LINES_PER_HUNK, added + 2));
            text.append(" \n");
            for (var i = 0; i < added; i++) {
                var line = source.get((file + changed + i) % source.size());
                text.append('+').append(line.replace("orders", "orders" + file)).append('\n');
            }
            text.append(" \n");
            changed += added;
        }
        return changed;
    }
}
