package dev.pipe.memory.remember;

import dev.pipe.common.bus.Outbox;
import dev.pipe.common.event.MemoryEvent.Remembered;
import dev.pipe.common.github.GitHubFailure;
import dev.pipe.common.github.GitHubReads;
import dev.pipe.memory.Memory;
import dev.pipe.memory.Remembrance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.function.UnaryOperator;
import org.jboss.logging.Logger;

/** Changes a dossier and remembers what it says now, in one transaction. */
@ApplicationScoped
class KeepDossiers {

    private static final Logger LOG = Logger.getLogger(KeepDossiers.class);
    private static final int LONGEST_TITLE = 300;

    private final DossierTable dossiers;
    private final Memory memory;
    private final GitHubReads github;
    private final Outbox outbox;
    private final Clock clock;

    KeepDossiers(DossierTable dossiers, Memory memory, GitHubReads github, Outbox outbox, Clock clock) {
        this.dossiers = dossiers;
        this.memory = memory;
        this.github = github;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Transactional
    void change(DossierKey key, UnaryOperator<Dossier> learn) {
        var now = clock.instant();
        var before = dossiers.lock(key, now);
        var learnt = learn.apply(before);
        var after = learnt.worthRemembering() && learnt.url() == null ? withLink(key, learnt) : learnt;
        dossiers.save(key, after, now);
        if (!after.equals(before) && after.worthRemembering()) {
            var remembrance = ComposeMemory.of(key, after);
            memory.remember(remembrance);
            outbox.publish(
                    "remembered:" + remembrance.id() + ":" + Integer.toHexString(remembrance.hashCode()),
                    new Remembered(remembrance.id().toString(), key.pullRequest(), what(remembrance), now));
        }
    }

    /** A decision is remembered though GitHub is away; {@link CompleteLinks} asks again. */
    private Dossier withLink(DossierKey key, Dossier dossier) {
        try {
            var pullRequest = github.pullRequest(key.pullRequest());
            var titled = dossier.title() == null && pullRequest.isPresent()
                    ? dossier.titled(Clean.text(pullRequest.get().title(), LONGEST_TITLE))
                    : dossier;
            return titled.linked(
                    pullRequest.map(GitHubReads.PullRequest::htmlUrl).orElse(""));
        } catch (GitHubFailure e) {
            LOG.warnf("The link of %s is to follow: %s", key.pullRequest(), e.getMessage());
            return e.retryable() ? dossier : dossier.linked("");
        }
    }

    private static String what(Remembrance remembrance) {
        var outcome = remembrance.outcome().isEmpty() ? "under way" : remembrance.outcome();
        return remembrance.title().isEmpty() ? outcome : remembrance.title() + ": " + outcome;
    }
}
