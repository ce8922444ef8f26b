package dev.pipe.review.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Splits units along their folders until each part is read in one sitting, into so many parts at most. */
final class SplitIntoSteps {

    /** Lines of change after which a reader tires. */
    static final int MUCH = 400;

    /** Lines that are read in one go, wherever they are. */
    static final int ENOUGH = 120;

    private static final int LITTLE = 40;
    private static final int MOST_FOLDERS = 60;

    private SplitIntoSteps() {}

    /** @param units of one role, ordered by path */
    static List<List<Unit>> of(List<Unit> units, int most) {
        if (most <= 1 || units.size() <= 1 || weight(units) <= ENOUGH) {
            return List.of(units);
        }
        var folders = byFolder(units);
        if (folders.size() == 1 || folders.size() > MOST_FOLDERS) {
            return inRuns(units, most);
        }
        var parts = new ArrayList<>(folders);
        while (parts.size() > most || parts.size() > 1 && weight(lightest(parts)) < LITTLE) {
            join(parts);
        }
        return parts.size() == 1 ? withinTheHeaviest(folders, most) : furtherSplit(parts, most);
    }

    static int weight(List<Unit> units) {
        return units.stream().mapToInt(Unit::weight).sum();
    }

    private static List<List<Unit>> furtherSplit(List<List<Unit>> parts, int most) {
        var done = new ArrayList<List<Unit>>();
        for (var heaviest = heaviest(parts, done);
                heaviest.isPresent() && parts.size() < most;
                heaviest = heaviest(parts, done)) {
            var part = heaviest.get();
            var at = parts.indexOf(part);
            var split = of(part, most - parts.size() + 1);
            parts.remove(at);
            parts.addAll(at, split);
            done.addAll(split);
        }
        return parts;
    }

    private static Optional<List<Unit>> heaviest(List<List<Unit>> parts, List<List<Unit>> done) {
        return parts.stream()
                .filter(part -> weight(part) > MUCH && !done.contains(part))
                .max(Comparator.comparingInt(SplitIntoSteps::weight));
    }

    /** Nearly all is in one folder: it is split, and the little beside it goes with its lightest part. */
    private static List<List<Unit>> withinTheHeaviest(List<List<Unit>> folders, int most) {
        var heaviest = folders.stream()
                .max(Comparator.comparingInt(SplitIntoSteps::weight))
                .orElseThrow();
        var parts = new ArrayList<>(of(heaviest, most));
        var lightest = lightest(parts);
        var joined = new ArrayList<>(lightest);
        folders.stream().filter(folder -> folder != heaviest).forEach(joined::addAll);
        joined.sort(Comparator.comparing(Unit::path));
        parts.set(parts.indexOf(lightest), joined);
        return parts;
    }

    /** By the first folder in which they differ; what lies in none of them stays together. */
    private static List<List<Unit>> byFolder(List<Unit> units) {
        var common = Area.common(units.stream().map(Unit::area).toList()).depth();
        Map<String, List<Unit>> parts = new TreeMap<>();
        for (var unit : units) {
            var folders = unit.area().folders();
            parts.computeIfAbsent(folders.size() == common ? "" : folders.get(common), key -> new ArrayList<>())
                    .add(unit);
        }
        return List.copyOf(parts.values());
    }

    /** The two lightest become one, where the first of them was. */
    private static void join(List<List<Unit>> parts) {
        var one = lightest(parts);
        var others = new ArrayList<>(parts);
        others.remove(one);
        var two = lightest(others);
        var at = Math.min(parts.indexOf(one), parts.indexOf(two));
        var joined = new ArrayList<>(parts.get(at));
        joined.addAll(parts.get(at) == one ? two : one);
        parts.remove(one);
        parts.remove(two);
        parts.add(at, joined);
    }

    private static List<Unit> lightest(List<List<Unit>> parts) {
        return parts.stream()
                .min(Comparator.comparingInt(SplitIntoSteps::weight))
                .orElseThrow();
    }

    /** One folder holds it all: so many runs of neighbours as it takes, about as heavy as each other. */
    private static List<List<Unit>> inRuns(List<Unit> units, int most) {
        var total = weight(units);
        var runs = Math.min(most, Math.min(units.size(), (total + MUCH - 1) / MUCH));
        var parts = new ArrayList<List<Unit>>();
        var current = new ArrayList<Unit>();
        var read = 0;
        for (var unit : units) {
            var half = unit.weight() / 2;
            if (!current.isEmpty() && read + half > (long) total * (parts.size() + 1) / runs) {
                parts.add(List.copyOf(current));
                current.clear();
            }
            current.add(unit);
            read += unit.weight();
        }
        parts.add(List.copyOf(current));
        return parts;
    }
}
