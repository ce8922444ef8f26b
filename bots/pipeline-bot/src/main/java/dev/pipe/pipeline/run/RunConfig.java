package dev.pipe.pipeline.run;

import dev.pipe.pipeline.settings.ConfigInForce;
import java.util.List;

/**
 * What a run was begun with; it sees no other file to its end.
 *
 * @param files the paths that change, when the file has conditions on them
 */
public record RunConfig(ConfigInForce file, List<String> files) {

    public static final RunConfig NONE = new RunConfig(ConfigInForce.NONE, List.of());

    public RunConfig {
        file = file == null ? ConfigInForce.NONE : file;
        files = files == null ? List.of() : List.copyOf(files);
    }
}
