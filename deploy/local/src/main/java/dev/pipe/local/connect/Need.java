package dev.pipe.local.connect;

import java.util.List;

/**
 * What the suite asks of GitHub, and why.
 *
 * @param name GitHub's name of the permission, or of the event
 * @param level {@code read} or {@code write}; empty for an event
 * @param reason what it is for
 * @param without what will not work without it
 */
record Need(String name, String level, String reason, String without) {

    private static final List<String> LEVELS = List.of("", "none", "read", "write", "admin");

    static final List<Need> PERMISSIONS = List.of(
            new Need("metadata", "read", "every App has it: names of repositories and people", "nothing at all"),
            new Need(
                    "contents",
                    "write",
                    "reads .github/pipe.yml, merges, brings branches up to date",
                    "merging and /update; configuration is not read"),
            new Need(
                    "pull_requests",
                    "write",
                    "reads pull requests; comments, reviews, labels",
                    "everything: the suite is about pull requests"),
            new Need(
                    "issues",
                    "write",
                    "the conversation of a pull request, reactions to commands, labels",
                    "reactions and some comments"),
            new Need(
                    "checks",
                    "write",
                    "the checks pipe/*, which a branch can require, and their buttons",
                    "checks: nothing blocks a merge"),
            new Need(
                    "statuses",
                    "read",
                    "waits for commit statuses of other tools",
                    "a status of another tool is not waited for"),
            new Need(
                    "actions",
                    "write",
                    "re-runs flaky jobs, lets a stranger's waiting runs go after /ok-to-test",
                    "re-runs, and /ok-to-test for Actions"),
            new Need(
                    "administration",
                    "read",
                    "which checks a branch's protection requires",
                    "required checks must be named in pipe.yml"),
            new Need(
                    "security_events",
                    "write",
                    "reads what scanners (CodeQL, Trivy, Semgrep) found, and shows there what the review finds",
                    "code scanning: alerts are not counted, findings not shown there"),
            new Need("members", "read", "who is in a team that a policy names", "teams in policies: name people"),
            new Need("merge_queues", "write", "puts pull requests into GitHub's merge queue", "GitHub's merge queue"),
            new Need(
                    "workflows",
                    "write",
                    "merges pull requests that change a workflow file",
                    "merging changes below .github/workflows: a person merges them"));

    static final List<Need> EVENTS = List.of(
            event("pull_request", "opened, pushed to, retargeted, labelled, closed", "everything"),
            event("issue_comment", "commands in the conversation", "commands"),
            event("pull_request_review", "approvals and objections", "approvals by review"),
            event("pull_request_review_comment", "commands in inline comments", "commands in inline comments"),
            event("check_run", "other checks, and the re-run buttons", "buttons; checks are polled"),
            event("check_suite", "re-run of all checks", "the button for all checks"),
            event("status", "commit statuses of other tools", "statuses are polled"),
            event("push", "who pushed, and bases that moved", "pushers who are no authors may approve"),
            event("merge_group", "GitHub's merge queue asks for checks", "GitHub's merge queue"));

    private static Need event(String name, String reason, String without) {
        return new Need(name, "", reason, without);
    }

    boolean isMetBy(String granted) {
        return LEVELS.indexOf(granted) >= LEVELS.indexOf(level);
    }
}
