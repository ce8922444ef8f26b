package dev.pipe.common.github;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import org.jboss.logging.Logger;

/**
 * The time as GitHub has it, learned from the {@code Date} of its answers to the App's dated proofs, so that a machine
 * whose clock is wrong is let in by the second try.
 */
@ApplicationScoped
class GitHubTime implements InstantSource {

    private static final Logger LOG = Logger.getLogger(GitHubTime.class);

    /** An answer is dated in whole seconds and takes a while to come. */
    private static final Duration NEGLIGIBLE = Duration.ofSeconds(15);

    private final Clock clock;
    private volatile Duration ahead = Duration.ZERO;

    GitHubTime(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Instant instant() {
        return clock.instant().plus(ahead);
    }

    void heed(HttpRequest request, Answer answer) {
        if (!Payers.isProof(request.headers().firstValue("Authorization").orElse(""))) {
            return;
        }
        var date = answer.header("Date").orElse(null);
        if (date == null) {
            return;
        }
        try {
            var theirs = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date));
            learn(Duration.between(clock.instant(), theirs));
        } catch (DateTimeException e) {
            LOG.debugf("GitHub's answer is dated '%s'", date);
        }
    }

    private void learn(Duration measured) {
        var now = measured.abs().compareTo(NEGLIGIBLE) < 0 ? Duration.ZERO : measured;
        if (now.minus(ahead).abs().compareTo(NEGLIGIBLE) < 0) {
            return;
        }
        LOG.warnf("GitHub's clock is %s ahead of ours (negative: behind): is ours right?", now);
        ahead = now;
    }
}
