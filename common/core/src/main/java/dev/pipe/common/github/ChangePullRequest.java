package dev.pipe.common.github;

import dev.pipe.common.github.GitHubWrite.ChangeAssignees;
import dev.pipe.common.github.GitHubWrite.RequestReviewers;
import dev.pipe.common.github.GitHubWrite.SetState;
import dev.pipe.common.github.GitHubWrite.SetTitle;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Changes a pull request as somebody asked. Each of these says how it shall be, so that a repetition changes nothing. */
@ApplicationScoped
class ChangePullRequest {

    private static final int UNPROCESSABLE = 422;

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

    /** GitHub takes all of them or nobody; where it does not take all, it is asked for one after the other. */
    Outcome reviewers(RequestReviewers write) {
        return connections.call(write.repo(), "ask for reviews of " + write.pullRequest(), repo -> {
            try {
                ask(repo, write, write.people(), write.teams());
                return Outcome.DONE;
            } catch (GitHubRefusal refusal) {
                if (refusal.status() != UNPROCESSABLE
                        || write.people().size() + write.teams().size() < 2) {
                    throw refusal;
                }
                return oneByOne(repo, write);
            }
        });
    }

    private static Outcome oneByOne(RepoCalls repo, RequestReviewers write) throws IOException {
        var refused = new ArrayList<String>();
        for (var person : write.people()) {
            if (!takes(repo, write, List.of(person), List.of())) {
                refused.add(person);
            }
        }
        for (var team : write.teams()) {
            if (!takes(repo, write, List.of(), List.of(team))) {
                refused.add("the team " + team);
            }
        }
        return refused.isEmpty()
                ? Outcome.DONE
                : Outcome.refused("GitHub does not let " + String.join(", ", refused) + " be asked for a review here.");
    }

    private static boolean takes(RepoCalls repo, RequestReviewers write, List<String> people, List<String> teams)
            throws IOException {
        try {
            ask(repo, write, people, teams);
            return true;
        } catch (GitHubRefusal refusal) {
            if (refusal.status() != UNPROCESSABLE) {
                throw refusal;
            }
            return false;
        }
    }

    private static void ask(RepoCalls repo, RequestReviewers write, List<String> people, List<String> teams)
            throws IOException {
        repo.send(
                "POST",
                UrlPath.pull(write.pullRequest(), "/requested_reviewers"),
                Map.of("reviewers", people, "team_reviewers", teams));
    }
}
