package dev.pipe.common.github;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.pipe.common.event.Actor;
import dev.pipe.common.event.PullRequestRef;
import dev.pipe.common.event.RepoRef;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.StringReader;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import org.kohsuke.github.GHEventPayload;
import org.kohsuke.github.GHException;
import org.kohsuke.github.GHIssue;
import org.kohsuke.github.GHRepository;
import org.kohsuke.github.GitHub;
import org.kohsuke.github.GitHubAbuseLimitHandler;
import org.kohsuke.github.GitHubBuilder;
import org.kohsuke.github.GitHubRateLimitHandler;

/**
 * The way to GitHub for one repository: with its token, by github-api or by {@link GitHubRest}, and every failure turned
 * into a {@link GitHubFailure} here, once.
 */
@ApplicationScoped
class GitHubConnections {

    private final GitHubConfig config;
    private final GitHubHttp http;
    private final GitHubRest rest;
    private final Credentials credentials;
    private final Map<String, GitHub> byOwner = new ConcurrentHashMap<>();

    GitHubConnections(GitHubConfig config, GitHubHttp http, GitHubRest rest, Credentials credentials) {
        this.config = config;
        this.http = http;
        this.rest = rest;
        this.credentials = credentials;
    }

    /** Something that is asked of a repository. */
    interface Call<T> {
        T on(RepoCalls repo) throws IOException;
    }

    /** @param doing what is tried, for the message: "read the diff of o/r#1" */
    <T> T call(RepoRef repo, String doing, Call<T> call) {
        try {
            return call.on(new RepoCalls(repo, rest, credentials.authorization(repo)));
        } catch (IOException | GHException e) {
            throw failure(repo, doing, e);
        }
    }

    /** github-api's repository, made of its name without asking GitHub. */
    GHRepository repository(RepoRef repo) throws IOException {
        return handle(repo, 0, GHEventPayload.Ping.class).getRepository();
    }

    /** github-api's view of a pull request as an issue, made of its number without asking GitHub. */
    GHIssue issue(PullRequestRef ref) throws IOException {
        return handle(ref.repo(), ref.number(), GHEventPayload.Issue.class).getIssue();
    }

    private <P extends GHEventPayload> P handle(RepoRef repo, int number, Class<P> payload) throws IOException {
        var json = JsonNodeFactory.instance.objectNode();
        json.putObject("repository")
                .put("name", repo.name())
                .put("full_name", repo.fullName())
                .putObject("owner")
                .put("login", repo.owner());
        if (number > 0) {
            json.putObject("issue").put("number", number);
        }
        return gitHub(repo).parseEventPayload(new StringReader(json.toString()), payload);
    }

    private GitHub gitHub(RepoRef repo) throws IOException {
        var owner = repo.owner().toLowerCase(Locale.ROOT);
        var known = byOwner.get(owner);
        if (known == null) {
            known = new GitHubBuilder()
                    .withEndpoint(config.endpoint().toString().replaceAll("/$", ""))
                    .withConnector(new SeamConnector(http))
                    .withAuthorizationProvider(() -> credentials.authorization(repo))
                    .withRateLimitHandler(GitHubRateLimitHandler.FAIL)
                    .withAbuseLimitHandler(GitHubAbuseLimitHandler.FAIL)
                    .build();
            byOwner.put(owner, known);
        }
        return known;
    }

    Actor self() {
        try {
            return credentials.self();
        } catch (IOException e) {
            throw failure(null, "ask who we are", e);
        }
    }

    OptionalLong appId() {
        return credentials.appId();
    }

    private GitHubFailure failure(RepoRef repo, String doing, Exception e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof GitHubRefusal refusal) {
                return refused(repo, doing, refusal);
            }
            if (cause instanceof GitHubUnanswered unanswered) {
                return new GitHubFailure("Could not " + doing + ": " + unanswered.getMessage(), true, 0, e);
            }
        }
        return new GitHubFailure("Could not " + doing + ": " + e.getMessage(), true, 0, e);
    }

    private GitHubFailure refused(RepoRef repo, String doing, GitHubRefusal refusal) {
        var outdated = refusal.status() == 401 && repo != null && appId().isPresent();
        if (outdated) {
            credentials.rejected(repo);
        }
        var words = refusal.getMessage().isEmpty() ? "without a word" : refusal.getMessage();
        var message = "Could not %s: GitHub answered %d, %s".formatted(doing, refusal.status(), words);
        return new GitHubFailure(message, refusal.passing() || outdated, refusal.status(), refusal);
    }
}
