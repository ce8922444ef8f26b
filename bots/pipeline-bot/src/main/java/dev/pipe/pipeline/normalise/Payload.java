package dev.pipe.pipeline.normalise;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/**
 * What we read of a payload, in GitHub's own words; everything else is skipped while parsing and never in memory. Any
 * component may be null: events have different ones, and older GitHub Enterprise Servers lack some.
 */
@RegisterForReflection(ignoreNested = false)
record Payload(
        String action,
        Integer number,
        Repository repository,
        Account sender,
        PullRequest pullRequest,
        Label label,
        Changes changes,
        Issue issue,
        Comment comment,
        Review review,
        Check checkRun,
        Check checkSuite,
        RequestedAction requestedAction,
        Long id,
        String sha,
        String context,
        String state,
        String createdAt,
        String updatedAt,
        String ref,
        String before,
        String after,
        Boolean forced,
        Boolean deleted,
        Present pusher,
        Installation installation,
        List<Repository> repositories,
        List<Repository> repositoriesAdded,
        List<Repository> repositoriesRemoved,
        Present thread,
        Present deployment,
        Present workflowRun,
        Present workflowJob,
        MergeGroup mergeGroup,
        String reason,
        Present release,
        Present hook) {

    /** An object of which only the presence matters. */
    record Present() {}

    /** @param pushedAt seconds since 1970 in a push, a timestamp elsewhere */
    record Repository(Long id, String fullName, String pushedAt) {}

    /** @param slug instead of a login, when an enterprise owns it */
    record Account(String login, Long id, String type, String slug) {}

    record PullRequest(
            Long id,
            Integer number,
            String title,
            String state,
            Boolean draft,
            Boolean merged,
            String mergedAt,
            String updatedAt,
            Account user,
            Branch head,
            Branch base,
            List<Label> labels) {}

    /** @param repo null when that fork is gone */
    record Branch(String ref, String sha, Repository repo) {}

    record Label(String name) {}

    record Changes(BaseChange base) {}

    record BaseChange(From ref) {}

    record From(String from) {}

    /** @param pullRequest there when the issue is a pull request */
    record Issue(Integer number, Present pullRequest) {}

    record Comment(
            Long id,
            Account user,
            String body,
            String commitId,
            String originalCommitId,
            String createdAt,
            String updatedAt,
            boolean maybeEdited) {}

    record Review(
            Long id,
            Account user,
            String body,
            String commitId,
            String state,
            String submittedAt,
            String updatedAt,
            boolean maybeEdited) {}

    /** A check run or a check suite. */
    record Check(
            Long id,
            String name,
            String headSha,
            String externalId,
            String status,
            String conclusion,
            String startedAt,
            String completedAt,
            String createdAt,
            String updatedAt,
            App app,
            List<PullRequest> pullRequests) {}

    /** A commit of GitHub's merge queue; its refs are whole: {@code refs/heads/main}. */
    record MergeGroup(String headSha, String headRef, String baseSha, String baseRef) {}

    record App(Long id, String slug, String name) {}

    record RequestedAction(String identifier) {}

    /** @param updatedAt seconds since 1970 or a timestamp */
    record Installation(Long id, Account account, String updatedAt) {}
}
