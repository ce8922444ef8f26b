package dev.pipe.review.plan;

import dev.pipe.review.diff.ChangedFile;
import dev.pipe.review.diff.FileStatus;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What is read in one step: units that belong together, of one role or of a few small ones. */
final class Chapter {

    /** Comes before another of its role when by path it does: nothing that one more line would change. */
    static final Comparator<Chapter> BY_PLACE = Comparator.comparing(Chapter::role)
            .thenComparing(Chapter::area)
            .thenComparing(chapter -> chapter.units().getFirst().path());

    private final List<Unit> units;
    private final List<ChangedFile> files;
    private final List<ChangedFile> tests;
    private final Role role;
    private final int weight;

    Chapter(List<Unit> units) {
        this.units = units.stream()
                .sorted(Comparator.comparing(Unit::role).thenComparing(Unit::path))
                .toList();
        this.files = this.units.stream().flatMap(unit -> unit.files().stream()).toList();
        this.tests = files.stream()
                .filter(file -> Role.of(file.path()) == Role.TESTS)
                .toList();
        var first = this.units.getFirst().role();
        this.role = first == Role.CODE && tests.size() == files.size() ? Role.TESTS : first;
        this.weight = SplitIntoSteps.weight(units);
    }

    List<Unit> units() {
        return units;
    }

    List<ChangedFile> files() {
        return files;
    }

    List<ChangedFile> tests() {
        return tests;
    }

    /** The first in the order of reading; code of which only tests changed is tests. */
    Role role() {
        return role;
    }

    int weight() {
        return weight;
    }

    Set<String> badges() {
        var badges = new LinkedHashSet<String>(List.of(role.badge));
        units.stream().map(Unit::role).filter(it -> it != Role.CODE).forEach(it -> badges.add(it.badge));
        if (!tests.isEmpty()) {
            badges.add(Role.TESTS.badge);
        }
        return badges;
    }

    boolean isMixed() {
        return units.stream().map(Unit::role).distinct().count() > 1;
    }

    Area area() {
        return Area.common(units.stream().map(Unit::area).toList());
    }

    /** What was written by hand, and may name things that a reader knows it by. */
    List<ChangedFile> written() {
        return units.stream()
                .filter(unit -> unit.role() != Role.GENERATED && unit.role() != Role.MOVES && unit.role() != Role.DOCS)
                .flatMap(unit -> unit.files().stream())
                .toList();
    }

    /** The tests by name, without what they need; that where it is all there is. */
    List<String> testNames() {
        var named = tests.stream().filter(file -> Subject.isTest(file.path())).toList();
        return Names.of(named.isEmpty() ? tests : named);
    }

    /** Whether most of it, by what there is to read, is new. */
    boolean isMostlyNew() {
        var read = subjects().stream().mapToInt(Unit::weight).sum();
        var fresh = subjects().stream()
                .filter(file -> file.status() == FileStatus.ADDED)
                .mapToInt(Unit::weight)
                .sum();
        return fresh * 4 >= read * 3;
    }

    /** Whether another has tests of the folders of this one. */
    boolean isTestedIn(Chapter other) {
        return other != this
                && other.tests.stream()
                        .map(test -> Area.of(test.path()))
                        .anyMatch(area -> area.depth() > 0
                                && units.stream()
                                        .anyMatch(unit -> unit.area().isWithin(area) || area.isWithin(unit.area())));
    }

    /** All but the tests; the tests where there is nothing else. */
    List<ChangedFile> subjects() {
        var paths = tests.stream().map(ChangedFile::path).collect(Collectors.toSet());
        var others = files.stream().filter(file -> !paths.contains(file.path())).toList();
        return others.isEmpty() ? tests : others;
    }

    boolean all(FileStatus status) {
        return files.stream().allMatch(file -> file.status() == status);
    }

    long added() {
        return files.stream().flatMap(ChangedFile::added).count();
    }

    long removed() {
        return files.stream().flatMap(ChangedFile::removed).count();
    }
}
