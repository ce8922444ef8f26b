package dev.pipe.review.risk;

import dev.pipe.review.diff.Change;
import dev.pipe.review.diff.ChangedFile;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What the change no longer calls, and where it did: whoever called something that is lost is changed along, so that the
 * loss is likelier a matter of this repository alone.
 */
final class LostCalls {

    private static final int LONGEST_NAME = 80;

    private final Change change;
    private Map<String, Set<String>> paths; // made when it is first asked for; of many paths two are enough

    LostCalls(Change change) {
        this.change = change;
    }

    /** Whether another file than the one that declares it called it by this name. */
    boolean existOf(String name, ChangedFile declaring) {
        if (paths == null) {
            paths = new HashMap<>();
            change.files().forEach(file -> file.removed().forEach(line -> note(line.text(), file.path())));
        }
        return paths.getOrDefault(name, Set.of()).stream().anyMatch(path -> !path.equals(declaring.path()));
    }

    private void note(String line, String path) {
        for (var open = line.indexOf('('); open >= 0; open = line.indexOf('(', open + 1)) {
            for (var from = open - 1; from > 0 && open - from <= LONGEST_NAME && line.charAt(from) > ' '; from--) {
                if (line.charAt(from - 1) == '.'
                        || line.startsWith("::", from - 2)
                        || line.startsWith("->", from - 2)) {
                    var where = paths.computeIfAbsent(line.substring(from, open), name -> new HashSet<>());
                    if (where.size() < 2) {
                        where.add(path);
                    }
                }
            }
        }
    }
}
