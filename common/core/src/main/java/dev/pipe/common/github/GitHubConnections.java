package dev.pipe.common.github;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.pipe.common.event.Actor;
import dev.pipe.common.event.PullRequestRef;
import dev.pipe.common.event.RepoRef;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
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

    private static final int UNAUTHORIZED = 401;

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
        return told(doing, () -> renewing(repo, () -> now(repo, call)));
    }

    private <T> T now(RepoRef repo, Call<T> call) throws IOException {
        return call.on(new RepoCalls(repo, rest, credentials.authorization(repo)));
    }

    private interface Attempt<T> {
        T now() throws IOException;
    }

    private <T> T told(String doing, Attempt<T> attempt) {
        try {
            return attempt.now();
        } catch (IOException | GHException e) {
            throw failure(doing, e);
        }
    }

    /**
     * An App's proofs run out in the middle, or our clock was wrong before the first answer showed the right time: once
     * more, with new ones. A 401 did nothing, and every call of ours looks before it writes.
     */
    private <T> T renewing(RepoRef repo, Attempt<T> attempt) throws IOException {
        try {
            return attempt.now();
        } catch (IOException | GHException e) {
            if (GitHubRefusal.statusOf(e) != UNAUTHORIZED || appId().isEmpty()) {
                throw e;
            }
            credentials.rejected(repo);
            return attempt.now();
        }
    }

    /** The header that opens a repository, for who speaks to GitHub by other means. */
    String authorization(RepoRef repo) {
        return told("get a token for " + repo, () -> credentials.authorization(repo));
    }

    /** Something that only the App itself may ask. */
    <T> T callApp(String doing, Call<T> call) {
        return told(
                doing,
                () -> renewing(null, () -> call.on(new RepoCalls(null, rest, credentials.authorizationAsApp()))));
    }

    /** Something that is asked of an account, or of a repository {@code owner/name}. */
    <T> T callOwner(String owner, String doing, Call<T> call) {
        if (owner.contains("/")) {
            return call(RepoRef.parse(owner), doing, call);
        }
        return told(doing, () -> call.on(new RepoCalls(null, rest, credentials.authorizationFor(owner))));
    }

    /** The repositories of every account that installed the App. */
    List<RepoRef> installed() {
        return told("list the repositories that installed the App", () -> {
            var all = new ArrayList<RepoRef>();
            for (var account : credentials.accounts()) {
                new RepoCalls(null, rest, credentials.authorizationFor(account))
                        .list(
                                "/installation/repositories",
                                Shapes.Repositories.class,
                                Shapes.Repositories::repositories)
                        .forEach(repo -> all.add(RepoRef.parse(repo.fullName())));
            }
            return List.copyOf(all);
        });
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
        return told("ask who we are", () -> renewing(null, credentials::self));
    }

    OptionalLong appId() {
        return credentials.appId();
    }

    private GitHubFailure failure(String doing, Exception e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof GitHubRefusal refusal) {
                return refused(doing, refusal);
            }
            if (cause instanceof GitHubLimited limited) {
                return GitHubFailure.until(
                        limited.notBefore(), "Could not " + doing + ": " + limited.getMessage(), 0, e);
            }
            if (cause instanceof GitHubTooLarge) {
                return new GitHubFailure("Could not " + doing + ": " + cause.getMessage(), false, 0, e);
            }
            if (cause instanceof GitHubUnanswered unanswered) {
                return new GitHubFailure("Could not " + doing + ": " + unanswered.getMessage(), true, 0, e);
            }
        }
        return new GitHubFailure("Could not " + doing + ": " + e.getMessage(), true, 0, e);
    }

    private GitHubFailure refused(String doing, GitHubRefusal refusal) {
        var words = refusal.getMessage().isEmpty() ? "without a word" : refusal.getMessage();
        var message = "Could not %s: GitHub answered %d, %s".formatted(doing, refusal.status(), words);
        if (refusal.notBefore() != null) {
            return GitHubFailure.until(refusal.notBefore(), message, refusal.status(), refusal);
        }
        var outdated = refusal.status() == UNAUTHORIZED && appId().isPresent();
        return new GitHubFailure(message, refusal.passing() || outdated, refusal.status(), refusal);
    }
}
