package dev.pipe.pipeline.run;

import dev.pipe.common.github.GitHubReads.Check;
import java.util.List;

/** Other people's checks and statuses on a head, and the names that the base branch requires. Ours are left out. */
public record OtherChecks(List<Check> present, List<String> required) {

    private static final String OUR_PREFIX = "pipe/";

    public OtherChecks {
        present = present.stream().filter(check -> !check.ours()).toList();
        required =
                required.stream().filter(name -> !name.startsWith(OUR_PREFIX)).toList();
    }
}
