package dev.pipe.governance.approval;

import dev.pipe.common.config.Permission;
import dev.pipe.common.contributors.ReadContributors;
import dev.pipe.common.github.GitHubReads;
import dev.pipe.common.github.GitHubReads.PullRequest;
import dev.pipe.governance.GovernanceConfig;
import dev.pipe.governance.approval.Hearing.Counted;
import dev.pipe.governance.approval.Hearing.Refused;
import dev.pipe.governance.approval.Word.Kind;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Judges an approval or an objection when it is said, and keeps it as its giver's last word when it counts. */
@ApplicationScoped
class HearWords {

    private final GitHubReads reads;
    private final ReadContributors contributors;
    private final SightingTable sightings;
    private final SpoiledTable spoiled;
    private final KeepWords words;
    private final SeenPolicy seen;

    HearWords(
            GitHubReads reads,
            ReadContributors contributors,
            SightingTable sightings,
            SpoiledTable spoiled,
            KeepWords words,
            GovernanceConfig config) {
        this.reads = reads;
        this.contributors = contributors;
        this.sightings = sightings;
        this.spoiled = spoiled;
        this.words = words;
        this.seen = new SeenPolicy(config.approval().readingTime());
    }

    Hearing approval(Said said) {
        return hear(said, Kind.APPROVED, "");
    }

    Hearing rejection(Said said, String reason) {
        return hear(said, Kind.REJECTED, reason);
    }

    private Hearing hear(Said said, Kind kind, String reason) {
        var now = reads.pullRequest(said.pullRequest()).filter(PullRequest::open);
        if (now.isEmpty()) {
            return Refused.onlyWhenAsked("This pull request is not open any more.");
        }
        if (words.overtakes(said)) {
            return Refused.onlyWhenAsked("You said something newer here, and your last word counts.");
        }
        return spoilt(said, kind)
                .or(() -> ineligible(said, kind, now.get()))
                .or(() -> unseen(said, now.get()))
                .orElseGet(() -> {
                    var word = said.as(kind, now.get().headSha(), now.get().base(), reason);
                    words.keep(word);
                    return new Counted(word);
                });
    }

    /** A rejection stands whatever becomes of its comment. */
    private Optional<Hearing> spoilt(Said said, Kind kind) {
        return kind == Kind.REJECTED
                ? Optional.empty()
                : spoiled.how(said.pullRequest(), said.source())
                        .map(how -> Refused.onlyWhenAsked("What you wrote " + how + ", so it does not count."));
    }

    private Optional<Hearing> ineligible(Said said, Kind kind, PullRequest now) {
        var permission =
                Permission.of(reads.permission(now.ref().repo(), said.who().login()));
        var contribution = kind == Kind.APPROVED
                ? contributors.of(now).contributionOf(said.who())
                : Optional.<String>empty(); // anybody with write may object, to their own work too
        return EligibilityPolicy.refusal(new EligibilityPolicy.Facts(said.who().bot(), permission, contribution))
                .map(why -> {
                    var refusal = "This does not count: " + said.who().login() + " " + why + ".";
                    return permission.covers(Permission.WRITE) ? Refused.tell(refusal) : Refused.onlyWhenAsked(refusal);
                });
    }

    private Optional<Hearing> unseen(Said said, PullRequest now) {
        return seen.refusal(new SeenPolicy.Facts(
                        now.headSha(), now.base(), sightings.of(said.pullRequest()), said.at(), said.named()))
                .map(Refused::tell);
    }
}
