package dev.pipe.pipeline.run;

import dev.pipe.pipeline.settings.ConfigInForce;
import java.util.List;

/**
 * What a run was begun with; it sees no other file to its end.
 *
 * @param files the paths that change, when the file has conditions on them
 * @param proposedErrors what is wrong with the file that the pull request itself brings
 */
public record RunConfig(ConfigInForce file, List<String> files, List<String> proposedErrors) {

    public static final RunConfig NONE = new RunConfig(ConfigInForce.NONE, List.of());

    public RunConfig(ConfigInForce file, List<String> files) {
        this(file, files, List.of());
    }

    public RunConfig {
        file = file == null ? ConfigInForce.NONE : file;
        files = files == null ? List.of() : List.copyOf(files);
        proposedErrors = proposedErrors == null ? List.of() : List.copyOf(proposedErrors);
    }
}
