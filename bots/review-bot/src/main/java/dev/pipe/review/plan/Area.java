package dev.pipe.review.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Where in the project a file belongs: its folders without those that only tell code from tests and resources. */
record Area(List<String> folders) implements Comparable<Area> {

    private static final Set<String> LAYOUT = Set.of(
            "src",
            "main",
            "test",
            "tests",
            "testing",
            "java",
            "kotlin",
            "scala",
            "groovy",
            "python",
            "resources",
            "__tests__",
            "spec",
            "specs",
            "lib",
            "it",
            "testdata",
            "fixtures");

    Area {
        folders = List.copyOf(folders);
    }

    static Area of(String path) {
        var folders = new ArrayList<>(List.of(path.split("/", -1)));
        folders.removeLast();
        folders.removeIf(folder -> LAYOUT.contains(folder.toLowerCase(Locale.ROOT)));
        return new Area(folders);
    }

    static Area common(List<Area> areas) {
        return areas.stream().reduce(Area::common).orElseThrow();
    }

    int depth() {
        return folders.size();
    }

    Stream<Area> andAbove() {
        return IntStream.rangeClosed(0, depth()).mapToObj(depth -> new Area(folders.subList(0, depth)));
    }

    boolean isWithin(Area other) {
        return depth() >= other.depth() && folders.subList(0, other.depth()).equals(other.folders);
    }

    Area common(Area other) {
        var same = 0;
        while (same < Math.min(depth(), other.depth()) && folders.get(same).equals(other.folders.get(same))) {
            same++;
        }
        return new Area(folders.subList(0, same));
    }

    /** The last two folders: enough to know it by. */
    String name() {
        return depth() == 0 ? "" : String.join("/", folders.subList(Math.max(0, depth() - 2), depth()));
    }

    @Override
    public int compareTo(Area other) {
        return String.join("/", folders).compareTo(String.join("/", other.folders));
    }
}
