package dev.pipe.common.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pipe.common.event.Actor;
import dev.pipe.common.event.PullRequestRef;
import dev.pipe.common.event.RepoRef;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** GitHub's JSON as far as we read it; names as GitHub's, in camel case. */
final class Shapes {

    private Shapes() {}

    /** The account GitHub shows for people who are gone. */
    private static final Actor GHOST = new Actor("ghost", 10137, false);

    static Actor actor(User user) {
        return user == null ? GHOST : user.actor();
    }

    private static String text(String maybe) {
        return maybe == null ? "" : maybe;
    }

    @RegisterForReflection
    record User(String login, long id, String type) {
        Actor actor() {
            return new Actor(login, id, "Bot".equals(type));
        }
    }

    @RegisterForReflection
    record App(long id, String slug) {}

    @RegisterForReflection
    record InstallationId(long id) {}

    @RegisterForReflection
    record InstalledApp(long id, User account, Instant suspendedAt) {}

    @RegisterForReflection
    record Repositories(List<Repo> repositories) {}

    @RegisterForReflection
    record HookConfig(String url) {}

    @RegisterForReflection
    record RepositoryHook(long id, boolean active, HookConfig config) {

        boolean leadsTo(String addressEnd) {
            return config != null && config.url() != null && config.url().endsWith(addressEnd);
        }
    }

    @RegisterForReflection
    record HookDelivery(
            long id,
            String guid,
            Instant deliveredAt,
            boolean redelivery,
            int statusCode,
            String event,
            String action) {
        GitHubDeliveries.Attempt attempt() {
            return new GitHubDeliveries.Attempt(id, guid, deliveredAt, redelivery, statusCode, event, action);
        }
    }

    @RegisterForReflection
    record HookDeliveryContent(HookRequest request) {}

    @RegisterForReflection
    record HookRequest(Map<String, String> headers, JsonNode payload) {
        /** GitHub's description lets both be null: of a delivery whose content it kept no longer. */
        boolean kept() {
            return headers != null && payload != null && !payload.isNull();
        }

        byte[] bytes() {
            return payload.toString().getBytes(StandardCharsets.UTF_8);
        }
    }

    @RegisterForReflection
    record AccessToken(String token, Instant expiresAt) {
        @Override
        public String toString() {
            return "AccessToken[until " + expiresAt + "]";
        }
    }

    @RegisterForReflection
    record Repo(long id, String fullName) {
        GitHubReads.Repository read() {
            return new GitHubReads.Repository(id, RepoRef.parse(fullName));
        }
    }

    @RegisterForReflection
    record Branch(String ref, String sha, Repo repo) {}

    @RegisterForReflection
    record Label(String name) {}

    @RegisterForReflection
    record Pull(
            int number,
            String title,
            User user,
            Branch head,
            Branch base,
            String state,
            boolean draft,
            Instant mergedAt,
            Boolean mergeable,
            List<Label> labels,
            String htmlUrl,
            Instant createdAt,
            Instant updatedAt) {

        GitHubReads.PullRequest read(RepoRef repo) {
            return new GitHubReads.PullRequest(
                    new PullRequestRef(repo, number),
                    title,
                    actor(user),
                    head.sha(),
                    head.ref(),
                    head.repo() == null ? null : head.repo().fullName(),
                    base.ref(),
                    base.sha(),
                    "open".equals(state),
                    draft,
                    mergedAt != null,
                    mergeable,
                    labels == null
                            ? List.of()
                            : labels.stream().map(Label::name).toList(),
                    htmlUrl,
                    createdAt,
                    updatedAt);
        }
    }

    @RegisterForReflection
    record Parent(String sha) {}

    @RegisterForReflection
    record GitCommit(String message) {}

    @RegisterForReflection
    record PullCommit(String sha, User author, User committer, List<Parent> parents, GitCommit commit) {
        GitHubReads.Commit read() {
            return new GitHubReads.Commit(
                    sha,
                    known(author),
                    known(committer),
                    parents == null ? 0 : parents.size(),
                    commit == null ? "" : commit.message());
        }

        /** GitHub gives an empty object for an address without an account in some answers, null in others. */
        private static Actor known(User user) {
            return user == null || user.login() == null ? null : user.actor();
        }
    }

    @RegisterForReflection
    record Described(String body) {
        Described {
            body = text(body);
        }
    }

    @RegisterForReflection
    record IssueComment(long id, User user, String body, Instant createdAt, Instant updatedAt) {
        GitHubReads.Comment read() {
            return new GitHubReads.Comment(id, actor(user), text(body), createdAt, updatedAt);
        }
    }

    @RegisterForReflection
    record PullReview(
            long id,
            String nodeId,
            User user,
            String state,
            String commitId,
            String body,
            Instant submittedAt,
            String htmlUrl) {
        GitHubReads.Review read() {
            return new GitHubReads.Review(id, actor(user), state, commitId, text(body), submittedAt);
        }
    }

    @RegisterForReflection
    record ReviewComment(long id, User user, String body) {}

    @RegisterForReflection
    record CheckRunApp(long id, String slug) {}

    @RegisterForReflection
    record CheckRun(long id, String name, String status, String conclusion, String externalId, CheckRunApp app) {
        long appId() {
            return app == null ? 0 : app.id();
        }

        String appSlug() {
            return app == null ? "" : app.slug();
        }

        boolean completed() {
            return "completed".equals(status);
        }
    }

    @RegisterForReflection
    record CheckRuns(List<CheckRun> checkRuns) {}

    @RegisterForReflection
    record Status(long id, String context, String state, String description, User creator) {}

    @RegisterForReflection
    record RepoPermission(String permission, String roleName) {}

    @RegisterForReflection
    record BranchWithProtection(Protection protection) {}

    @RegisterForReflection
    record BranchTip(Sha commit) {}

    @RegisterForReflection
    record Protection(RequiredChecks requiredStatusChecks) {}

    @RegisterForReflection
    record RequiredChecks(List<String> contexts) {}

    @RegisterForReflection
    record Rule(String type, RuleParameters parameters) {}

    @RegisterForReflection
    record RuleParameters(List<RuleCheck> requiredStatusChecks) {}

    @RegisterForReflection
    record RuleCheck(String context) {}

    @RegisterForReflection
    record JobStep(int number, String name, String conclusion) {}

    @RegisterForReflection
    record ActionsJob(
            long id,
            long runId,
            int runAttempt,
            String workflowName,
            String name,
            String conclusion,
            List<JobStep> steps,
            String htmlUrl) {
        GitHubReads.Job read() {
            var read = steps == null
                    ? List.<GitHubReads.Step>of()
                    : steps.stream()
                            .map(step -> new GitHubReads.Step(step.number(), step.name(), step.conclusion()))
                            .toList();
            return new GitHubReads.Job(
                    id, runId, runAttempt, text(workflowName), text(name), conclusion, read, htmlUrl);
        }
    }

    @RegisterForReflection
    record WorkflowRun(long id, int runAttempt, String status) {
        boolean over() {
            return "completed".equals(status);
        }
    }

    @RegisterForReflection
    record Sha(String sha) {}

    @RegisterForReflection
    record CommitObject(String sha, Sha tree, List<Parent> parents) {
        GitHubReads.GitCommit read() {
            return new GitHubReads.GitCommit(
                    sha, tree.sha(), parents.stream().map(Parent::sha).toList());
        }
    }

    @RegisterForReflection
    record TreeItem(String path, String mode, String type, String sha, long size) {
        GitHubReads.TreeEntry read() {
            return new GitHubReads.TreeEntry(path, mode, type, sha, size);
        }
    }

    @RegisterForReflection
    record Tree(List<TreeItem> tree, boolean truncated) {}

    @RegisterForReflection
    record Blob(String content, String encoding) {}

    @RegisterForReflection
    record Comparison(int aheadBy, int behindBy, Sha mergeBaseCommit) {}

    @RegisterForReflection
    record NodeId(String nodeId) {}

    /** {@code patch} is null for binaries and for what is too large to show. */
    @RegisterForReflection
    record PullFile(String filename, String patch) {}

    @RegisterForReflection
    record AlertRule(String id, String severity, String securitySeverityLevel, List<String> tags, String help) {}

    @RegisterForReflection
    record AlertTool(String name) {}

    @RegisterForReflection
    record AlertMessage(String text) {}

    @RegisterForReflection
    record AlertPlace(String path, int startLine, int endLine) {}

    @RegisterForReflection
    record AlertInstance(String commitSha, AlertMessage message, AlertPlace location) {}

    @RegisterForReflection
    record Alert(long number, AlertRule rule, AlertTool tool, AlertInstance mostRecentInstance) {
        /** The commit it was found on; empty where GitHub does not say. */
        String commit() {
            return mostRecentInstance == null ? "" : text(mostRecentInstance.commitSha());
        }

        GitHubReads.ScanAlert read() {
            var place = mostRecentInstance == null || mostRecentInstance.location() == null
                    ? new AlertPlace("", 0, 0)
                    : mostRecentInstance.location();
            var message = mostRecentInstance == null || mostRecentInstance.message() == null
                    ? ""
                    : mostRecentInstance.message().text();
            return new GitHubReads.ScanAlert(
                    tool.name(),
                    rule.id(),
                    rule.severity() == null ? "none" : rule.severity(),
                    rule.securitySeverityLevel() == null ? "" : rule.securitySeverityLevel(),
                    rule.tags(),
                    place.path() == null ? "" : place.path(),
                    place.startLine(),
                    place.endLine(),
                    message,
                    rule.help() == null ? "" : rule.help());
        }
    }

    @RegisterForReflection
    record ChangedFile(String filename, String previousFilename) {
        Stream<String> paths() {
            return Stream.of(filename, previousFilename).filter(Objects::nonNull);
        }
    }

    @RegisterForReflection
    record GraphQlAnswer(JsonNode data, List<GraphQlError> errors) {}

    @RegisterForReflection
    record GraphQlError(String type, String message) {
        GraphQlError {
            message = message == null ? "" : message;
        }

        /** GitHub's own trouble, a timeout say: the same query may be answered later. */
        boolean passes() {
            return type == null && message.startsWith("Something went wrong");
        }

        boolean limits() {
            return "RATE_LIMITED".equals(type) || message.contains("rate limit");
        }
    }

    @RegisterForReflection
    record IssueAssignees(List<User> assignees) {
        List<User> known() {
            return assignees == null ? List.of() : assignees;
        }
    }

    @RegisterForReflection
    record WaitingRun(long id, String headSha, String status, String conclusion) {}

    @RegisterForReflection
    record WaitingRuns(List<WaitingRun> workflowRuns) {}
}
