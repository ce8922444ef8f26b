package dev.pipe.pipeline.normalise;

import dev.pipe.common.bus.PermanentFailure;

/** A delivery's event name and body -> the facts in it, or why there are none. */
final class Normalise {

    private final CheckFacts checks;

    Normalise(PullRequestsOfHead heads) {
        this.checks = new CheckFacts(heads);
    }

    /** Throws a {@link PermanentFailure} that names event, delivery and field when a needed one is missing. */
    Normalised normalise(String event, String delivery, Payload payload) {
        if (!GitHubEvents.NEEDED.contains(event)) {
            return Normalised.notNeeded(GitHubEvents.whyNotNeeded(event));
        }
        if (!BodyShape.fits(event, payload)) {
            return anotherEvent(event, delivery, payload);
        }
        try {
            return facts(event, payload);
        } catch (MissingField e) {
            throw new PermanentFailure(PayloadReader.malformed(event, delivery) + ": " + e.getMessage()
                    + " is missing or not of GitHub's form");
        }
    }

    private Normalised facts(String event, Payload payload) {
        return switch (event) {
            case "pull_request" -> PullRequestFacts.of(payload);
            case "issue_comment" -> CommentFacts.ofIssueComment(payload);
            case "pull_request_review" -> ReviewFacts.of(payload);
            case "pull_request_review_comment" -> CommentFacts.ofReviewComment(payload);
            case "check_run" -> checks.ofRun(payload);
            case "check_suite" -> checks.ofSuite(payload);
            case "status" -> checks.ofStatus(payload);
            case "push" -> PushFacts.of(payload);
            case "merge_group" -> MergeGroupFacts.of(payload);
            case "installation" -> InstallationFacts.ofInstallation(payload);
            case "installation_repositories" -> InstallationFacts.ofRepositories(payload);
            default -> throw new IllegalStateException(event + " is needed, but nobody reads it");
        };
    }

    private static Normalised anotherEvent(String event, String delivery, Payload payload) {
        var shape = BodyShape.of(payload)
                .orElseThrow(() -> new PermanentFailure(
                        PayloadReader.malformed(event, delivery) + ": what makes a " + event + " is missing in it"));
        return Normalised.notNeeded("the header says " + event + ", the signed body is a " + shape);
    }
}
