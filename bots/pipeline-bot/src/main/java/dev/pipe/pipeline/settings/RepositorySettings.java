package dev.pipe.pipeline.settings;

import dev.pipe.common.event.PipelineEvent.Mode;

/** What the operator lets the suite do in one repository. */
public record RepositorySettings(Mode mode, MergeTrigger trigger, MergeMethod method) {

    /** True when checks block and the suite merges. */
    public boolean enforces() {
        return mode == Mode.ENFORCE;
    }

    /** True when nothing may be written to GitHub. */
    public boolean silent() {
        return mode == Mode.OBSERVE;
    }
}
