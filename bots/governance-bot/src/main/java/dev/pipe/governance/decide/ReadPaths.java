package dev.pipe.governance.decide;

import dev.pipe.common.event.RunRef;
import dev.pipe.common.github.GitHubReads;
import dev.pipe.common.github.GitHubReads.DiffTooLarge;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** The changed paths of a run: as the review read them, else as the diff shows them. */
@ApplicationScoped
class ReadPaths {

    private static final List<String> PATH_LINES = List.of("+++ b/", "--- a/", "rename from ", "rename to ");

    private final PathTable table;
    private final GitHubReads reads;

    ReadPaths(PathTable table, GitHubReads reads) {
        this.table = table;
        this.reads = reads;
    }

    /** Empty when GitHub will not show the diff. */
    Optional<List<String>> of(RunRef run) {
        return table.of(run).or(() -> read(run));
    }

    /** Without asking GitHub: nothing yet is nothing. */
    List<String> knownOf(RunRef run) {
        return table.of(run).orElse(List.of());
    }

    private Optional<List<String>> read(RunRef run) {
        try {
            return Optional.of(pathsOf(reads.diff(run.pullRequest())));
        } catch (DiffTooLarge e) {
            return Optional.empty(); // the policy asks for the more careful number then
        }
    }

    /**
     * Old and new names. A changed line that looks like a path adds one too many, which can only make the policy more
     * careful.
     */
    static List<String> pathsOf(String diff) {
        return diff.lines()
                .flatMap(line ->
                        PATH_LINES.stream().filter(line::startsWith).map(begin -> line.substring(begin.length())))
                .map(String::strip)
                .distinct()
                .toList();
    }
}
