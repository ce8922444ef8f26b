package dev.pipe.common.config;

import static dev.pipe.common.config.RepositoryConfig.first;

import java.util.List;

/** {@code pipeline:} what the suite does with a pull request, and in which order. */
public record PipelineSection(
        @Key(
                value =
                        "`observe` decides and records, but writes nothing to GitHub; `comment` says, but neither blocks nor"
                                + " merges; `enforce` blocks by checks and merges.",
                absent = "the operator's `pipe.pipeline.mode`, which is `comment` unless set")
        Mode mode,

        @Key(
                value =
                        "The stages that are on, in their order. `merge` comes last or not at all; without it, people merge"
                                + " by hand. What the operator requires stays on.",
                absent = "`[review, governance, checks, merge]`")
        List<Stage> stages,

        @Key(
                value = "Whether a draft waits until it is ready for review, or is taken through like others.",
                absent = "`wait`")
        Drafts drafts,

        @Key(
                value =
                        "Other paths for some pull requests, such as those by bots. The first whose `when` fits is taken.",
                absent = "every pull request takes the same path")
        List<Route> routes) {

    public static final PipelineSection NOTHING = new PipelineSection(null, null, null, null);

    public static final PipelineSection DEFAULTS =
            new PipelineSection(Mode.COMMENT, List.of(Stage.values()), Drafts.WAIT, List.of());

    public PipelineSection {
        stages = stages == null ? null : List.copyOf(stages);
        routes = routes == null ? null : List.copyOf(routes);
    }

    PipelineSection over(PipelineSection other) {
        return new PipelineSection(
                first(mode, other.mode),
                first(stages, other.stages),
                first(drafts, other.drafts),
                first(routes, other.routes));
    }
}
