package dev.pipe.governance.decide;

import dev.pipe.common.contributors.ReadContributors;
import dev.pipe.common.github.GitHubReads.PullRequest;
import dev.pipe.governance.decide.VerdictPolicy.Facts;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Gathers what a verdict rests on, asking GitHub anew: what was true when an approval was given may not be true now. */
@ApplicationScoped
class GatherFacts {

    private final ReadContributors contributors;
    private final GatherVoices voices;
    private final ReadPaths paths;
    private final RequirementPolicy requirements;

    GatherFacts(ReadContributors contributors, GatherVoices voices, ReadPaths paths, RequirementPolicy requirements) {
        this.contributors = contributors;
        this.voices = voices;
        this.paths = paths;
        this.requirements = requirements;
    }

    Facts of(GovernedRun governed, PullRequest now) {
        var run = governed.run();
        var changed = governed.asked() ? paths.of(run) : Optional.of(paths.knownOf(run));
        var hands = contributors.of(now);
        return new Facts(
                run.pullRequest().toString(),
                run.headSha(),
                run.base(),
                requirements.of(now.title(), now.labels(), changed),
                voices.on(run, hands),
                hands.logins(),
                hands.everyCommitListed());
    }
}
