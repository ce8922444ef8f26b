package dev.pipe.common.github;

import dev.pipe.common.github.GitHubWrite.ChangeAssignees;
import dev.pipe.common.github.GitHubWrite.RequestReviewers;
import dev.pipe.common.github.GitHubWrite.SetState;
import dev.pipe.common.github.GitHubWrite.SetTitle;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Changes a pull request as somebody asked. Each of these says how it shall be, so that a repetition changes nothing. */
@ApplicationScoped
class ChangePullRequest {

    private final GitHubConnections connections;

    ChangePullRequest(GitHubConnections connections) {
        this.connections = connections;
    }

    Outcome title(SetTitle write) {
        return connections.call(write.repo(), "change the title of " + write.pullRequest(), repo -> {
            repo.send("PATCH", UrlPath.pull(write.pullRequest(), ""), Map.of("title", write.title()));
            return Outcome.DONE;
        });
    }

    Outcome state(SetState write) {
        var doing = (write.state().equals("open") ? "reopen " : "close ") + write.pullRequest();
        return connections.call(write.repo(), doing, repo -> {
            repo.send("PATCH", UrlPath.pull(write.pullRequest(), ""), Map.of("state", write.state()));
            return Outcome.DONE;
        });
    }

    /** Whom GitHub may not assign it passes over without a word; its answer tells who is assigned. */
    Outcome assignees(ChangeAssignees write) {
        return connections.call(write.repo(), "change who is assigned to " + write.pullRequest(), repo -> {
            var missing = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
            missing.addAll(write.add());
            if (!write.add().isEmpty()) {
                send(repo, "POST", write, write.add())
                        .known()
                        .forEach(user -> missing.removeIf(user.login()::equalsIgnoreCase));
            }
            if (!write.remove().isEmpty()) {
                send(repo, "DELETE", write, write.remove());
            }
            return missing.isEmpty()
                    ? Outcome.DONE
                    : Outcome.refused("GitHub does not let " + String.join(", ", missing) + " be assigned here.");
        });
    }

    private static Shapes.IssueAssignees send(RepoCalls repo, String method, ChangeAssignees write, List<String> logins)
            throws IOException {
        var path = UrlPath.issue(write.pullRequest(), "/assignees");
        return repo.send(method, path, Map.of("assignees", logins), Shapes.IssueAssignees.class);
    }

    Outcome reviewers(RequestReviewers write) {
        return connections.call(write.repo(), "ask for reviews of " + write.pullRequest(), repo -> {
            repo.send(
                    "POST",
                    UrlPath.pull(write.pullRequest(), "/requested_reviewers"),
                    Map.of("reviewers", write.people(), "team_reviewers", write.teams()));
            return Outcome.DONE;
        });
    }
}
