package dev.pipe.common.config;

/**
 * What {@code .github/pipe.yml} says. Every section and every key is optional; what a file leaves open is null here, and
 * is filled by {@code over} with what the operator or the suite says.
 */
public record RepositoryConfig(
        @Key("What the suite does with a pull request, and in which order.")
        PipelineSection pipeline,

        @Key("The review stage.") ReviewSection review,
        @Key("The governance stage.") GovernanceSection governance,

        @Key("The checks stage: other people's checks on the head.")
        ChecksSection checks,

        @Key("The merge stage.") MergeSection merge,
        @Key("What memory-bot is asked.") MemorySection memory) {

    /** A file that says nothing. */
    public static final RepositoryConfig NOTHING = new RepositoryConfig(null, null, null, null, null, null);

    /** The suite's own word on everything; there is no null in it. */
    public static final RepositoryConfig DEFAULTS = new RepositoryConfig(
            PipelineSection.DEFAULTS,
            ReviewSection.DEFAULTS,
            GovernanceSection.DEFAULTS,
            ChecksSection.DEFAULTS,
            MergeSection.DEFAULTS,
            MemorySection.DEFAULTS);

    public RepositoryConfig {
        pipeline = pipeline == null ? PipelineSection.NOTHING : pipeline;
        review = review == null ? ReviewSection.NOTHING : review;
        governance = governance == null ? GovernanceSection.NOTHING : governance;
        checks = checks == null ? ChecksSection.NOTHING : checks;
        merge = merge == null ? MergeSection.NOTHING : merge;
        memory = memory == null ? MemorySection.NOTHING : memory;
    }

    /** This, and where it says nothing, the other. */
    public RepositoryConfig over(RepositoryConfig other) {
        return new RepositoryConfig(
                pipeline.over(other.pipeline),
                review.over(other.review),
                governance.over(other.governance),
                checks.over(other.checks),
                merge.over(other.merge),
                memory.over(other.memory));
    }

    /** The same in another mode. */
    public RepositoryConfig with(Mode mode) {
        var other = new PipelineSection(mode, pipeline.stages(), pipeline.drafts(), pipeline.routes());
        return new RepositoryConfig(other, review, governance, checks, merge, memory);
    }

    /** The same with what this section says; where it says nothing, all stays. */
    public RepositoryConfig with(MergeSection said) {
        return new RepositoryConfig(pipeline, review, governance, checks, said.over(merge), memory);
    }

    static <T> T first(T own, T other) {
        return own == null ? other : own;
    }
}
