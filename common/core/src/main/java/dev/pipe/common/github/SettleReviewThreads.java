package dev.pipe.common.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pipe.common.event.PullRequestRef;
import dev.pipe.common.github.GitHubWrite.SettleThreads;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Resolves threads that our inline comments began, and opens them again. GitHub does that through GraphQL only. */
@ApplicationScoped
class SettleReviewThreads {

    private static final String THREADS = """
            query($owner: String!, $name: String!, $number: Int!, $after: String) {
              repository(owner: $owner, name: $name) {
                pullRequest(number: $number) {
                  reviewThreads(first: 100, after: $after) {
                    pageInfo { hasNextPage endCursor }
                    nodes { id isResolved comments(first: 1) { nodes { fullDatabaseId } } }
                  }
                }
              }
            }""";
    private static final String RESOLVE = """
            mutation($threadId: ID!) {
              resolveReviewThread(input: {threadId: $threadId}) { thread { id } }
            }""";
    private static final String REOPEN = """
            mutation($threadId: ID!) {
              unresolveReviewThread(input: {threadId: $threadId}) { thread { id } }
            }""";

    private static final int MOST_PAGES = 50;

    private final GitHubConnections connections;

    SettleReviewThreads(GitHubConnections connections) {
        this.connections = connections;
    }

    Outcome settle(SettleThreads write) {
        var ref = write.pullRequest();
        return connections.call(ref.repo(), "settle the threads of our findings on " + ref, repo -> {
            var wanted = wanted(repo, write);
            return wanted.isEmpty() ? Outcome.UNCHANGED : settle(repo, ref, wanted);
        });
    }

    /** Whether the thread of this comment of ours is to be resolved, by the comment's id. */
    private Map<Long, Boolean> wanted(RepoCalls repo, SettleThreads write) throws IOException {
        var self = connections.self();
        var resolve = names(write.resolve());
        var reopen = names(write.reopen());
        var wanted = new HashMap<Long, Boolean>();
        for (var comment : repo.list(UrlPath.pull(write.pullRequest(), "/comments"), Shapes.ReviewComment[].class)) {
            var marker = comment.body() == null ? null : Marker.of(comment.body());
            if (marker != null && Shapes.actor(comment.user()).is(self)) {
                if (resolve.contains(marker)) {
                    wanted.put(comment.id(), true);
                } else if (reopen.contains(marker)) {
                    wanted.put(comment.id(), false);
                }
            }
        }
        return wanted;
    }

    private static Set<String> names(java.util.List<String> markers) {
        return markers.stream().map(marker -> new Marker(marker).name()).collect(Collectors.toSet());
    }

    private static Outcome settle(RepoCalls repo, PullRequestRef ref, Map<Long, Boolean> wanted) throws IOException {
        var outcome = Outcome.UNCHANGED;
        var variables = new HashMap<String, Object>(
                Map.of("owner", ref.repo().owner(), "name", ref.repo().name(), "number", ref.number()));
        for (var page = 0; page < MOST_PAGES; page++) {
            var threads = repo.graphQl(THREADS, variables).at("/repository/pullRequest/reviewThreads");
            for (var thread : threads.path("nodes")) {
                outcome = settle(repo, thread, wanted) ? Outcome.DONE : outcome;
            }
            if (!threads.at("/pageInfo/hasNextPage").asBoolean()) {
                break;
            }
            variables.put("after", threads.at("/pageInfo/endCursor").asText());
        }
        return outcome;
    }

    private static boolean settle(RepoCalls repo, JsonNode thread, Map<Long, Boolean> wanted) throws IOException {
        var resolved = wanted.get(thread.at("/comments/nodes/0/fullDatabaseId").asLong());
        if (resolved == null || resolved == thread.path("isResolved").asBoolean()) {
            return false;
        }
        repo.graphQl(
                resolved ? RESOLVE : REOPEN,
                Map.of("threadId", thread.path("id").asText()));
        return true;
    }
}
