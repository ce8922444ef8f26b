package dev.pipe.pipeline.normalise;

import java.util.Optional;

/**
 * Which event a body is, by what stands in it. The event's name travels in a header that nobody signed: a signed body
 * sent again under another name is told by this, and changes nothing.
 */
final class BodyShape {

    private BodyShape() {}

    /** True when the body has what makes it this event. */
    static boolean fits(String event, Payload body) {
        return switch (event) {
            case "pull_request" -> body.pullRequest() != null && body.number() != null;
            case "issue_comment" -> body.issue() != null && body.comment() != null;
            case "pull_request_review" -> body.pullRequest() != null && body.review() != null;
            case "pull_request_review_comment" -> body.pullRequest() != null && body.comment() != null;
            case "check_run" -> body.checkRun() != null && body.deployment() == null;
            case "check_suite" -> body.checkSuite() != null;
            case "status" -> body.sha() != null && body.context() != null;
            case "push" -> body.ref() != null && body.pusher() != null;
            case "installation_repositories" -> body.installation() != null && body.repositoriesAdded() != null;
            case "installation" ->
                body.installation() != null && body.repository() == null && body.repositoriesAdded() == null;
            case "deployment_status" -> body.deployment() != null;
            case "pull_request_review_thread" -> body.thread() != null;
            case "workflow_run" -> body.workflowRun() != null;
            case "workflow_job" -> body.workflowJob() != null;
            case "merge_group" -> body.mergeGroup() != null;
            case "release" -> body.release() != null;
            case "ping" -> body.hook() != null;
            case "issues" -> body.issue() != null;
            default -> false;
        };
    }

    /** The event that the body positively is, surest first. */
    static Optional<String> of(Payload body) {
        for (var event : GitHubEvents.TOLD_BY_SHAPE) {
            if (fits(event, body)) {
                return Optional.of(event);
            }
        }
        return Optional.empty();
    }
}
