package dev.pipe.governance.decide;

import dev.pipe.common.chatops.Permission;
import dev.pipe.common.github.GitHubReads;
import dev.pipe.common.github.GitHubReads.PullRequest;
import dev.pipe.governance.approval.Contributors;
import dev.pipe.governance.approval.EligibilityPolicy;
import dev.pipe.governance.approval.ReadContributors;
import dev.pipe.governance.approval.Word;
import dev.pipe.governance.approval.WordTable;
import dev.pipe.governance.decide.VerdictPolicy.Facts;
import dev.pipe.governance.decide.Voice.Says;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Gathers what a verdict rests on, asking GitHub anew: what was true when an approval was given may not be true now. */
@ApplicationScoped
class GatherFacts {

    private final GitHubReads reads;
    private final ReadContributors contributors;
    private final WordTable words;
    private final ReadPaths paths;
    private final RequirementPolicy requirements;

    GatherFacts(
            GitHubReads reads,
            ReadContributors contributors,
            WordTable words,
            ReadPaths paths,
            RequirementPolicy requirements) {
        this.reads = reads;
        this.contributors = contributors;
        this.words = words;
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
                voices(run.headSha(), run.base(), now, hands),
                hands.logins(),
                hands.everyCommitListed());
    }

    private List<Voice> voices(String headSha, String base, PullRequest now, Contributors hands) {
        var voices = new ArrayList<Voice>();
        for (var word : words.on(now.ref())) {
            says(word, headSha, base).ifPresent(says -> voices.add(voice(word, says, now, hands)));
        }
        return voices;
    }

    private Voice voice(Word word, Says says, PullRequest now, Contributors hands) {
        var permission =
                Permission.of(reads.permission(now.ref().repo(), word.who().login()));
        var ineligible = EligibilityPolicy.refusal(
                new EligibilityPolicy.Facts(word.who().bot(), permission, hands.contributionOf(word.who())));
        return new Voice(
                word.who(),
                says,
                word.source().command() ? "/approve" : "review",
                word.saidAt(),
                word.reason(),
                permission.covers(Permission.WRITE),
                ineligible.orElse(null));
    }

    private static Optional<Says> says(Word word, String headSha, String base) {
        if (word.approves(headSha, base)) {
            return Optional.of(Says.APPROVES);
        }
        if (word.objectsTo(headSha)) {
            return Optional.of(word.kind() == Word.Kind.REJECTED ? Says.REJECTS : Says.REQUESTS_CHANGES);
        }
        return Optional.empty();
    }
}
