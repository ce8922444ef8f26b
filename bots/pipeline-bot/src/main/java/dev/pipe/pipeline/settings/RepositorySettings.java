package dev.pipe.pipeline.settings;

import dev.pipe.common.config.ChecksSection;
import dev.pipe.common.config.MergeMethod;
import dev.pipe.common.config.MergeSection;
import dev.pipe.common.config.MergeTrigger;
import dev.pipe.common.config.RepositoryConfig;
import dev.pipe.common.event.PipelineEvent.Mode;

/** What holds for one pull request in the end: nothing in it is left open but timeouts that there are not. */
public record RepositorySettings(RepositoryConfig config) {

    public RepositorySettings {
        config = config.over(RepositoryConfig.DEFAULTS);
    }

    /** The defaults with these three. */
    public RepositorySettings(Mode mode, MergeTrigger trigger, MergeMethod method) {
        this(RepositoryConfig.DEFAULTS.with(mode).with(new MergeSection(method, trigger)));
    }

    public Mode mode() {
        return config.pipeline().mode();
    }

    public MergeTrigger trigger() {
        return config.merge().trigger();
    }

    public MergeMethod method() {
        return config.merge().method();
    }

    public ChecksSection checks() {
        return config.checks();
    }

    public MergeSection merge() {
        return config.merge();
    }

    /** True when checks block and the suite merges. */
    public boolean enforces() {
        return mode() == Mode.ENFORCE;
    }

    /** True when nothing may be written to GitHub. */
    public boolean silent() {
        return mode() == Mode.OBSERVE;
    }
}
