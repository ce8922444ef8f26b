package dev.pipe.common.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pipe.common.event.PullRequestRef;
import dev.pipe.common.event.RepoRef;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Reads lists as GitHub gives them. Pages are asked for conditionally where the cache has them. */
@ApplicationScoped
class ReadListing implements GitHubListing {

    private final GitHubConnections connections;

    ReadListing(GitHubConnections connections) {
        this.connections = connections;
    }

    @Override
    public List<RepoRef> installed() {
        return connections.installed();
    }

    @Override
    public RepoRef canonical(RepoRef repo) {
        return connections.call(
                repo,
                "read " + repo,
                on -> RepoRef.parse(
                        on.get(UrlPath.of(repo, ""), Shapes.Repo.class).fullName()));
    }

    @Override
    public List<ObjectNode> openPulls(RepoRef repo) {
        return list(repo, "the open pull requests", "/pulls?state=open");
    }

    @Override
    public Optional<ObjectNode> pull(PullRequestRef ref) {
        try {
            return Optional.of(connections.call(
                    ref.repo(), "read " + ref, repo -> repo.get(UrlPath.pull(ref, ""), ObjectNode.class)));
        } catch (GitHubFailure failure) {
            if (failure.absent()) {
                return Optional.empty();
            }
            throw failure;
        }
    }

    @Override
    public List<ObjectNode> comments(RepoRef repo, Instant since) {
        return list(repo, "the new comments", "/issues/comments?sort=updated&since=" + seconds(since));
    }

    @Override
    public List<ObjectNode> reviewComments(RepoRef repo, Instant since) {
        return list(repo, "the new inline comments", "/pulls/comments?sort=updated&since=" + seconds(since));
    }

    @Override
    public List<ObjectNode> reviews(PullRequestRef ref) {
        return connections.call(
                ref.repo(),
                "list the reviews of " + ref,
                repo -> GitHubListing.objects(repo.list(UrlPath.pull(ref, "/reviews"), JsonNode[].class)));
    }

    private List<ObjectNode> list(RepoRef repo, String what, String path) {
        return connections.call(
                repo,
                "list " + what + " of " + repo,
                on -> GitHubListing.objects(on.list(UrlPath.of(repo, path), JsonNode[].class)));
    }

    /** GitHub's clock ticks in seconds. */
    private static Instant seconds(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS);
    }
}
