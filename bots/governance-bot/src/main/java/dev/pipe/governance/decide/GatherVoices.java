package dev.pipe.governance.decide;

import dev.pipe.common.config.Permission;
import dev.pipe.common.contributors.Contributors;
import dev.pipe.common.event.RunRef;
import dev.pipe.common.github.GitHubReads;
import dev.pipe.governance.approval.EligibilityPolicy;
import dev.pipe.governance.approval.ReadStanding;
import dev.pipe.governance.approval.Word;
import dev.pipe.governance.approval.WordTable;
import dev.pipe.governance.decide.Voice.Says;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What people said that bears on a run, with what GitHub says of them and of their words now. */
@ApplicationScoped
class GatherVoices {

    private final GitHubReads reads;
    private final WordTable words;
    private final ReadStanding standing;

    GatherVoices(GitHubReads reads, WordTable words, ReadStanding standing) {
        this.reads = reads;
        this.words = words;
        this.standing = standing;
    }

    List<Voice> on(RunRef run, Contributors hands) {
        var said = words.on(run.pullRequest());
        var approvals = said.stream()
                .filter(word -> word.approves(run.headSha(), run.base()))
                .toList();
        var fallen = standing.fallen(run.pullRequest(), approvals);
        var voices = new ArrayList<Voice>();
        for (var word : said) {
            says(word, run)
                    .ifPresent(says -> voices.add(voice(
                            word,
                            says,
                            hands,
                            Optional.ofNullable(fallen.get(word.who().id())))));
        }
        return voices;
    }

    private Voice voice(Word word, Says says, Contributors hands, Optional<String> fallen) {
        var permission = Permission.of(
                reads.permission(word.pullRequest().repo(), word.who().login()));
        var ineligible = EligibilityPolicy.refusal(
                new EligibilityPolicy.Facts(word.who().bot(), permission, hands.contributionOf(word.who())));
        return new Voice(
                word.who(),
                says,
                word.source().via(),
                word.saidAt(),
                word.reason(),
                permission.covers(Permission.WRITE),
                fallen.or(() -> ineligible).orElse(null));
    }

    private static Optional<Says> says(Word word, RunRef run) {
        if (word.approves(run.headSha(), run.base())) {
            return Optional.of(Says.APPROVES);
        }
        if (word.objectsTo(run.headSha())) {
            return Optional.of(word.kind() == Word.Kind.REJECTED ? Says.REJECTS : Says.REQUESTS_CHANGES);
        }
        return Optional.empty();
    }
}
