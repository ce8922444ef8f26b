package dev.pipe.sandbox.github;

import java.util.Set;

/** Operations of the description that the fake does not answer yet: a bot that comes to need one moves it out. */
final class NotSpoken {
    static final Set<String> OPERATIONS = Set.of(
            "DELETE /app/installations/{installation_id}",
            "DELETE /orgs/{org}",
            "DELETE /orgs/{org}/members/{username}",
            "DELETE /orgs/{org}/teams/{team_slug}",
            "DELETE /orgs/{org}/teams/{team_slug}/memberships/{username}",
            "DELETE /repos/{owner}/{repo}",
            "DELETE /repos/{owner}/{repo}/actions/runs/{run_id}",
            "DELETE /repos/{owner}/{repo}/branches/{branch}/protection/required_status_checks",
            "GET /orgs/{org}/teams/{team_slug}",
            "GET /orgs/{org}/teams/{team_slug}/members",
            "GET /orgs/{org}/teams/{team_slug}/memberships/{username}",
            "GET /repos/{owner}/{repo}/actions/jobs/{job_id}/logs",
            "GET /repos/{owner}/{repo}/code-scanning/alerts/{alert_number}",
            "GET /repos/{owner}/{repo}/codeowners/errors",
            "GET /repos/{owner}/{repo}/deployments",
            "GET /repos/{owner}/{repo}/deployments/{deployment_id}/statuses",
            "GET /repos/{owner}/{repo}/events",
            "GET /repos/{owner}/{repo}/issues/{issue_number}/events",
            "GET /repos/{owner}/{repo}/issues/{issue_number}/timeline",
            "GET /repos/{owner}/{repo}/rulesets",
            "PATCH /orgs/{org}",
            "PATCH /orgs/{org}/teams/{team_slug}",
            "PATCH /repos/{owner}/{repo}/code-scanning/alerts/{alert_number}",
            "PATCH /user",
            "POST /repos/{owner}/{repo}/actions/jobs/{job_id}/rerun",
            "POST /repos/{owner}/{repo}/actions/workflows/{workflow_id}/dispatches",
            "POST /repos/{owner}/{repo}/deployments",
            "POST /repos/{owner}/{repo}/deployments/{deployment_id}/statuses",
            "POST /repos/{owner}/{repo}/rulesets",
            "PUT /orgs/{org}/teams/{team_slug}/memberships/{username}");

    private NotSpoken() {}
}
