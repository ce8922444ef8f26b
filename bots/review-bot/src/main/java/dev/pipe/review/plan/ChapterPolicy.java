package dev.pipe.review.plan;

import dev.pipe.review.diff.Change;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which files are read together, and in what order: at most six chapters. What goes along (configuration, documents, what
 * is generated) gives way to what the change is about, and is joined where there is little of it.
 */
final class ChapterPolicy {

    private static final int LITTLE = 20;
    private static final int LINES_WORTH_A_STEP = 100;
    private static final int STEPS_FOR_THE_MAIN = 3;

    private ChapterPolicy() {}

    static List<Chapter> decide(Change change) {
        var units = PairWithTests.of(change).stream()
                .sorted(Comparator.comparing(Unit::path))
                .toList();
        var main = byRole(units, true);
        var along = byRole(units, false);
        var small = weight(main) + weight(along) <= SplitIntoSteps.ENOUGH;
        joinLittle(main, small ? SplitIntoSteps.ENOUGH : LITTLE);
        while (along.size() > 1 && (lightest(along, 2).getLast().weight() < LITTLE || small || crowded(main, along))) {
            join(along, lightest(along, 2));
        }
        var chapters = Stream.concat(main.stream(), along.stream()).toList();
        return ReadingOrder.of(split(chapters));
    }

    private static List<Chapter> byRole(List<Unit> units, boolean head) {
        var chapters = new ArrayList<Chapter>();
        for (var role : Role.values()) {
            var ofRole = units.stream().filter(unit -> unit.role() == role).toList();
            if (role.isHead() == head && !ofRole.isEmpty()) {
                chapters.add(new Chapter(ofRole));
            }
        }
        return chapters;
    }

    private static boolean crowded(List<Chapter> main, List<Chapter> along) {
        return along.size() + Math.max(main.size(), STEPS_FOR_THE_MAIN) > ReviewPlan.MOST_STEPS;
    }

    /** A few lines of pages or tests go with the code. A contract always stands alone: there is most to lose. */
    private static void joinLittle(List<Chapter> main, int little) {
        while (true) {
            var joinable =
                    main.stream().filter(it -> it.role() != Role.CONTRACT).toList();
            if (joinable.size() < 2 || lightest(joinable, 1).getFirst().weight() >= little) {
                return;
            }
            var least = lightest(joinable, 1).getFirst();
            var others = joinable.stream().filter(it -> it != least).toList();
            join(main, List.of(others.getFirst(), least));
        }
    }

    private static void join(List<Chapter> chapters, List<Chapter> parts) {
        chapters.removeAll(parts);
        chapters.add(new Chapter(
                parts.stream().flatMap(chapter -> chapter.units().stream()).toList()));
    }

    private static List<Chapter> lightest(List<Chapter> chapters, int number) {
        return chapters.stream()
                .sorted(Comparator.comparingInt(Chapter::weight))
                .limit(number)
                .toList();
    }

    private static int weight(List<Chapter> chapters) {
        return chapters.stream().mapToInt(Chapter::weight).sum();
    }

    /** The steps that are left are shared out by how much there is to read. */
    private static List<Chapter> split(List<Chapter> chapters) {
        var left = ReviewPlan.MOST_STEPS - chapters.size();
        var heavy = chapters.stream()
                .filter(ChapterPolicy::isWorthSplitting)
                .sorted(Comparator.comparingInt(Chapter::weight).reversed())
                .toList();
        var unread = weight(heavy);
        var split = new ArrayList<>(chapters);
        for (var chapter : heavy) {
            var share = (int) Math.round((double) left * chapter.weight() / unread);
            var parts =
                    SplitIntoSteps.of(chapter.units(), Math.min(1 + share, chapter.weight() / LINES_WORTH_A_STEP + 1))
                            .stream()
                            .map(Chapter::new)
                            .toList();
            split.remove(chapter);
            split.addAll(parts);
            left -= parts.size() - 1;
            unread -= chapter.weight();
        }
        return split;
    }

    private static boolean isWorthSplitting(Chapter chapter) {
        var goesAlong = !chapter.role().isHead();
        return chapter.weight() > (goesAlong ? SplitIntoSteps.MUCH : SplitIntoSteps.ENOUGH)
                && chapter.role() != Role.MOVES
                && chapter.role() != Role.GENERATED;
    }
}
