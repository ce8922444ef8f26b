package dev.pipe.review.xp;

import dev.pipe.common.bus.Outbox;
import dev.pipe.common.event.ReviewEvent.XpAwarded;
import dev.pipe.common.github.GitHubFailure;
import dev.pipe.common.github.GitHubReads;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;

/** Gives points and badges, each once; nobody earns any by reading a change of their own. */
@ApplicationScoped
public class AwardXp {

    public static final int STEP = 10;

    private static final Logger LOG = Logger.getLogger(AwardXp.class);

    private final XpTable awards;
    private final XpConfig config;
    private final GitHubReads github;
    private final Outbox outbox;
    private final Clock clock;

    AwardXp(XpTable awards, XpConfig config, GitHubReads github, Outbox outbox, Clock clock) {
        this.awards = awards;
        this.config = config;
        this.github = github;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * What reading a step will earn.
     *
     * @param own whether it is of the reader's own change
     */
    public int worth(Play play, String key, boolean own) {
        return config.enabled() && !own && !awards.has(play, key) ? STEP : 0;
    }

    /** @param key what the step is known by */
    public void stepRead(Play play, String key, String title) {
        if (counts(play)) {
            give(play, key, new Award(STEP, "", "Read: " + title));
        }
    }

    public void allRead(Play play, Instant begun, int steps) {
        if (!counts(play)) {
            return;
        }
        var took = Duration.between(begun, clock.instant());
        for (var badge : BadgePolicy.onAllRead(steps, took, config.speedRunner())) {
            give(play, badge.name(), new Award(0, badge.title, badge.meaning));
        }
    }

    /** Points decide nothing: when GitHub is away nobody loses a note for them, and reading on earns them later. */
    private boolean counts(Play play) {
        if (!config.enabled()) {
            return false;
        }
        try {
            return github.pullRequest(play.run().pullRequest())
                    .filter(pull -> !pull.author().is(play.reader()))
                    .isPresent();
        } catch (GitHubFailure e) {
            LOG.warnf(
                    "No points for %s on %s now: %s",
                    play.reader().login(), play.run().pullRequest(), e.getMessage());
            return false;
        }
    }

    private void give(Play play, String what, Award award) {
        if (awards.give(play, what, award)) {
            var reader = play.reader();
            outbox.publish(
                    "xp:" + play.place() + ":" + reader.id() + ":" + what,
                    new XpAwarded(play.run(), reader, award.points(), award.badge(), award.reason(), clock.instant()));
        }
    }
}
