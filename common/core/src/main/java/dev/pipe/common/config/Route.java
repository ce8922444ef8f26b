package dev.pipe.common.config;

import static dev.pipe.common.config.RepositoryConfig.first;

import java.util.List;

/** Another path for some pull requests; what it leaves open follows the rest of the file. */
public record Route(
        @Key(value = "For people: `/why` and the living comment name it.", absent = "its place in the list")
        String name,

        @Key(value = "Which pull requests take this path.", absent = "all that no earlier route took")
        Conditions when,

        @Key(value = "As in `pipeline`.", absent = "as in `pipeline`")
        Mode mode,

        @Key(value = "As in `pipeline`.", absent = "as in `pipeline`")
        List<Stage> stages,

        @Key(value = "As in `pipeline`.", absent = "as in `pipeline`")
        Drafts drafts,

        @Key(value = "As the section `checks`.", absent = "as there")
        ChecksSection checks,

        @Key(value = "As the section `merge`.", absent = "as there")
        MergeSection merge) {

    public Route {
        when = when == null ? Conditions.NONE : when;
        stages = stages == null ? null : List.copyOf(stages);
        checks = checks == null ? ChecksSection.NOTHING : checks;
        merge = merge == null ? MergeSection.NOTHING : merge;
    }

    /** The configuration for a pull request that takes this path. */
    public RepositoryConfig over(RepositoryConfig config) {
        var pipeline = config.pipeline();
        return new RepositoryConfig(
                new PipelineSection(
                        first(mode, pipeline.mode()),
                        first(stages, pipeline.stages()),
                        first(drafts, pipeline.drafts()),
                        pipeline.routes()),
                config.review(),
                config.governance(),
                checks.over(config.checks()),
                merge.over(config.merge()),
                config.memory());
    }
}
