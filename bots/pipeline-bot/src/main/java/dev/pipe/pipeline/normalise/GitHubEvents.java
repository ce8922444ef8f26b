package dev.pipe.pipeline.normalise;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** GitHub's event names: which we need, and why not the others. */
public final class GitHubEvents {

    static final Set<String> NEEDED = Set.of(
            "pull_request",
            "issue_comment",
            "pull_request_review",
            "pull_request_review_comment",
            "check_run",
            "check_suite",
            "status",
            "push",
            "merge_group",
            "installation",
            "installation_repositories");

    /** In the order of {@link BodyShape#of}: the more telling shape first. */
    static final List<String> TOLD_BY_SHAPE = List.of(
            "deployment_status",
            "pull_request_review_thread",
            "workflow_run",
            "workflow_job",
            "merge_group",
            "release",
            "ping",
            "check_run",
            "check_suite",
            "pull_request_review",
            "pull_request_review_comment",
            "issue_comment",
            "pull_request",
            "issues",
            "push",
            "status",
            "installation_repositories",
            "installation");

    private static final Map<String, String> WHY_NOT = Map.of(
            "ping", "GitHub's greeting of a new webhook; the signature was checked, and that is all it asks",
            "workflow_run", "the check runs and suites of a workflow say the same",
            "workflow_job", "the check runs and suites of a workflow say the same",
            "deployment", "no stage waits for a deployment",
            "deployment_status", "no stage waits for a deployment",
            "release", "a release changes no pull request",
            "pull_request_review_thread", "a thread's resolution decides nothing; the review that asked for it does");

    private GitHubEvents() {}

    /** Whether any bot acts on this event; what is missed of the others is not missed. */
    public static boolean isNeeded(String event) {
        return NEEDED.contains(event);
    }

    static String whyNotNeeded(String event) {
        return WHY_NOT.getOrDefault(event, "no bot acts on " + event);
    }
}
