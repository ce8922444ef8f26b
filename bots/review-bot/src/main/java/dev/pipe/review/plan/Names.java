package dev.pipe.review.plan;

import dev.pipe.review.diff.ChangedFile;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Calls files and other things by short names, a few of them and the rest as a number. */
final class Names {

    private static final int LONGEST = 40;
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cntrl}\\p{Cf}]+");
    private static final Set<String> SAYS_NOTHING = Set.of(
            "index",
            "__init__",
            "mod",
            "main",
            "lib",
            "app",
            "page",
            "layout",
            "route",
            "README",
            "values",
            "Chart",
            "pom",
            "package",
            "package-info",
            "build",
            "Dockerfile",
            "application",
            "deployment",
            "service");

    private Names() {}

    static String list(Collection<String> names, int most) {
        var shown =
                names.stream().limit(names.size() == most + 1 ? most + 1 : most).toList();
        var more = names.size() - shown.size();
        if (more > 0) {
            return String.join(", ", shown) + " and " + more + " more";
        }
        return shown.size() < 2
                ? String.join("", shown)
                : String.join(", ", shown.subList(0, shown.size() - 1)) + " and " + shown.getLast();
    }

    /** What takes longest to read first; where that is the same, by path. */
    static List<String> of(Collection<ChangedFile> files) {
        return files.stream()
                .map(file -> Map.entry(file, Unit.weight(file)))
                .sorted(Map.Entry.<ChangedFile, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(entry -> entry.getKey().path()))
                .map(entry -> of(entry.getKey()))
                .distinct()
                .toList();
    }

    /** Code by its name alone, as it is spoken of; the folder too where the name says nothing. */
    static String of(ChangedFile file) {
        var path = file.path();
        var stem = Subject.stem(path);
        if (SAYS_NOTHING.contains(stem) && path.indexOf('/') > 0) {
            var area = Area.of(path);
            var folder = area.depth() == 0 ? "" : area.folders().getLast() + "/";
            return shown(folder + file.name());
        }
        return shown(Subject.isCode(path) ? stem : file.name());
    }

    static String shown(String name) {
        var visible = UNSEEN.matcher(name).replaceAll("·");
        return visible.length() <= LONGEST ? visible : visible.substring(0, LONGEST - 1) + "…";
    }

    /** The right form of a verb for so many. */
    static String verb(Collection<String> names, String one, String many) {
        return names.size() == 1 ? one : many;
    }

    static String count(long number, String one, String many) {
        return number == 1 ? "1 " + one : number + " " + many;
    }
}
