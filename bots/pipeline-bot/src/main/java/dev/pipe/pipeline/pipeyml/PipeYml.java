package dev.pipe.pipeline.pipeyml;

import dev.pipe.common.config.RepositoryConfig;
import java.util.List;

/**
 * A file as it was understood.
 *
 * @param config what it says; what had a problem is left out of it, so it is in force only without problems
 */
public record PipeYml(RepositoryConfig config, List<Problem> problems) {

    /** Where the file lives in a repository. */
    public static final String PATH = ".github/pipe.yml";

    public PipeYml {
        problems = List.copyOf(problems);
    }

    public boolean good() {
        return problems.isEmpty();
    }
}
