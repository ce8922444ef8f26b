package dev.pipe.pipeline.run;

import dev.pipe.common.github.GitHubWrite;
import java.util.List;

/**
 * Something people see of a run on GitHub. Asked after every turn of the conductor; writes that say what was said last
 * time are left out, so it simply says everything.
 */
public interface ShowsRun {

    List<GitHubWrite> show(Standing standing);
}
