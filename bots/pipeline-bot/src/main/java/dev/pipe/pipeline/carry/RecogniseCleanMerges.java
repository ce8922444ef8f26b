package dev.pipe.pipeline.carry;

import dev.pipe.common.event.RunRef;
import dev.pipe.common.github.GitHubFailure;
import dev.pipe.common.github.GitHubReads;
import dev.pipe.common.github.GitHubReads.PullRequest;
import dev.pipe.pipeline.run.RecognisesCleanMerges;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Reads what a new head is made of. What GitHub will never show counts as another head; what it may show later waits. */
@ApplicationScoped
class RecogniseCleanMerges implements RecognisesCleanMerges {

    private static final Logger LOG = Logger.getLogger(RecogniseCleanMerges.class);

    private final GitHubReads github;

    RecogniseCleanMerges(GitHubReads github) {
        this.github = github;
    }

    @Override
    public Optional<String> mergedInto(RunRef before, PullRequest now) {
        var objects = new ObjectsOnGitHub(github, now.ref().repo());
        try {
            var found = new CleanMergePolicy(objects).find(before.headSha(), now.headSha(), now.base());
            if (!found.clean()) {
                LOG.infof(
                        "%s: head %s drops what was said of %s: %s",
                        now.ref(), now.headSha(), before.headSha(), found.why());
            }
            return Optional.ofNullable(found.mergedSha());
        } catch (GitHubFailure failure) {
            if (failure.retryable()) {
                throw failure;
            }
            LOG.warnf(
                    "%s: head %s drops what was said of %s: %s",
                    now.ref(), now.headSha(), before.headSha(), failure.getMessage());
            return Optional.empty();
        }
    }
}
