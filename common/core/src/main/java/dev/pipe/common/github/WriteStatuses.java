package dev.pipe.common.github;

import dev.pipe.common.github.GitHubWrite.SetCheck;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Optional;
import org.kohsuke.github.GHCommitState;

/** What stands in for check runs where a personal token writes: commit statuses. */
@ApplicationScoped
class WriteStatuses {

    private static final int LONGEST_DESCRIPTION = 140;

    private final GitHubConnections connections;

    WriteStatuses(GitHubConnections connections) {
        this.connections = connections;
    }

    Outcome set(SetCheck write) {
        var doing = "set the status " + write.name() + " on " + write.pullRequest() + " at " + write.headSha();
        return connections.call(write.repo(), doing, on -> {
            var state = state(write.conclusion());
            var description = description(write);
            // statuses are only ever added, a thousand at most for a SHA and a context
            var newest = newest(on, write);
            if (newest.filter(status ->
                            status.state().equalsIgnoreCase(state.name()) && description.equals(status.description()))
                    .isPresent()) {
                return Outcome.UNCHANGED;
            }
            connections
                    .repository(write.repo())
                    .createCommitStatus(write.headSha(), state, null, description, write.name());
            return Outcome.DONE;
        });
    }

    private Optional<Shapes.Status> newest(RepoCalls on, SetCheck write) throws IOException {
        var self = connections.self();
        var path = UrlPath.of(write.repo(), "/commits/" + UrlPath.segment(write.headSha()) + "/statuses");
        return on.list(path, Shapes.Status[].class).stream()
                .filter(status -> status.context().equals(write.name()))
                .max((a, b) -> Long.compare(a.id(), b.id()))
                .filter(status -> Shapes.actor(status.creator()).is(self));
    }

    /** A status knows four states; what does not stop a merge as a check run must not stop it as a status. */
    static GHCommitState state(String conclusion) {
        return switch (conclusion) {
            case null -> GHCommitState.PENDING;
            case "success", "neutral", "skipped" -> GHCommitState.SUCCESS;
            case "cancelled", "stale" -> GHCommitState.ERROR;
            default -> GHCommitState.FAILURE;
        };
    }

    private static String description(SetCheck write) {
        var title = write.title() == null ? "" : write.title().strip();
        return title.length() <= LONGEST_DESCRIPTION ? title : Marker.cut(title, LONGEST_DESCRIPTION - 1) + "…";
    }
}
