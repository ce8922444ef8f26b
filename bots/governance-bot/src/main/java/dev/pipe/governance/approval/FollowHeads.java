package dev.pipe.governance.approval;

import dev.pipe.common.bus.Handler;
import dev.pipe.common.bus.Received;
import dev.pipe.common.event.GitHubFact.PullRequestChanged;
import dev.pipe.governance.approval.ApprovalNews.Changed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;

/** Records heads and bases of a pull request; what was said of an earlier head or base counts no more. */
@ApplicationScoped
class FollowHeads implements Handler<PullRequestChanged> {

    private final SightingTable sightings;
    private final KeepWords words;
    private final Event<ApprovalNews> news;

    FollowHeads(SightingTable sightings, KeepWords words, Event<ApprovalNews> news) {
        this.sightings = sightings;
        this.words = words;
        this.news = news;
    }

    @Override
    public Class<PullRequestChanged> event() {
        return PullRequestChanged.class;
    }

    @Override
    public void handle(Received<PullRequestChanged> received) {
        var fact = received.event();
        var opening = fact.action().equals("opened");
        sightings.add(fact.pullRequest(), new Sighting(fact.headSha(), fact.base(), fact.updatedAt(), opening));
        words.overtakenBy(fact.pullRequest(), fact.headSha(), fact.base(), fact.updatedAt());
        news.fire(new Changed(fact.pullRequest())); // a label or a title may have made it an integration
    }
}
