package dev.pipe.pipeline.conflict;

import dev.pipe.common.github.GitHubWrite;
import dev.pipe.common.github.GitHubWrite.Reply;
import dev.pipe.common.text.SafeMarkdown;
import dev.pipe.pipeline.run.ShowsRun;
import dev.pipe.pipeline.run.Standing;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * Says that a head conflicts with its base: in a comment of its own, because an edit of the living comment calls nobody.
 * Once per head and base, however often the conflict comes and goes.
 */
@ApplicationScoped
class SayConflict implements ShowsRun {

    @Override
    public List<GitHubWrite> show(Standing standing) {
        var pullRequest = standing.pullRequest();
        var ref = standing.run().ref();
        var isOfThisRun = pullRequest.headSha().equals(ref.headSha())
                && pullRequest.base().equals(ref.base());
        if (!standing.run().live() || !isOfThisRun || !Boolean.FALSE.equals(pullRequest.mergeable())) {
            return List.of();
        }
        var base = SafeMarkdown.code(ref.base());
        return List.of(new Reply(
                ref.pullRequest(),
                "conflict:" + ref.headSha() + ":" + ref.base(),
                "This branch conflicts with " + base + ", so it cannot be merged as it is. Bring " + base
                        + " into it, resolve the conflicts and push; everything else goes on meanwhile."));
    }
}
