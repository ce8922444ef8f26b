package dev.pipe.review.plan;

import dev.pipe.review.diff.ChangedLine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Puts what is called before what calls it: a chapter whose changed lines name the files of another comes after it. Where
 * nothing is said, or each names the other, the place in the project decides.
 */
final class ReadingOrder {

    private static final int TELLING = 4;
    private static final int LONGEST_LINE = 500;

    private final Map<Chapter, Set<Chapter>> uses = new HashMap<>();

    private ReadingOrder(List<Chapter> chapters) {
        var named = new HashMap<Chapter, Map<Chapter, Integer>>();
        var stems = chapters.stream().collect(Collectors.toMap(it -> it, ReadingOrder::stems));
        var known = stems.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
        for (var chapter : chapters) {
            var counted = named.computeIfAbsent(chapter, key -> new HashMap<>());
            var names = names(chapter, known);
            stems.forEach((other, its) -> {
                if (other != chapter) {
                    counted.put(
                            other, (int) its.stream().filter(names::contains).count());
                }
            });
        }
        named.forEach((chapter, counted) -> uses.put(
                chapter,
                counted.keySet().stream()
                        .filter(other -> counted.get(other) > named.get(other).get(chapter))
                        .collect(Collectors.toSet())));
    }

    static List<Chapter> of(List<Chapter> chapters) {
        var order = new ReadingOrder(
                chapters.stream().filter(it -> it.role().isHead()).toList());
        var waiting = new ArrayList<>(chapters.stream().sorted(Chapter.BY_PLACE).toList());
        var ordered = new ArrayList<Chapter>();
        while (!waiting.isEmpty()) {
            var role = waiting.getFirst().role();
            var next = waiting.stream()
                    .filter(it -> it.role() == role)
                    .filter(it -> order.waitsForNone(it, waiting))
                    .findFirst()
                    .orElse(waiting.getFirst());
            waiting.remove(next);
            ordered.add(next);
        }
        return ordered;
    }

    private boolean waitsForNone(Chapter chapter, List<Chapter> waiting) {
        return uses.getOrDefault(chapter, Set.of()).stream()
                .noneMatch(other -> other.role() == chapter.role() && waiting.contains(other));
    }

    private static Set<String> stems(Chapter chapter) {
        return chapter.subjects().stream()
                .map(file -> Subject.stem(file.path()))
                .filter(stem -> stem.length() >= TELLING)
                .collect(Collectors.toSet());
    }

    private static Set<String> names(Chapter chapter, Set<String> known) {
        var names = new HashSet<String>();
        chapter.subjects().stream()
                .flatMap(file -> Stream.concat(file.added(), file.removed()))
                .map(ChangedLine::text)
                .filter(text -> text.length() <= LONGEST_LINE)
                .forEach(text -> take(text, known, names));
        return names;
    }

    private static void take(String text, Set<String> known, Set<String> names) {
        for (var from = 0; from < text.length(); from++) {
            var to = from;
            while (to < text.length() && Character.isJavaIdentifierPart(text.charAt(to))) {
                to++;
            }
            if (to - from >= TELLING && known.contains(text.substring(from, to))) {
                names.add(text.substring(from, to));
            }
            from = to;
        }
    }
}
