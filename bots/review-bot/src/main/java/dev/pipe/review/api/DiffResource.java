package dev.pipe.review.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.pipe.common.access.JudgesCallers;
import dev.pipe.common.event.PullRequestRef;
import dev.pipe.common.github.GitHubFailure;
import dev.pipe.common.github.GitHubReads;
import dev.pipe.common.github.GitHubReads.DiffTooLarge;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;

/**
 * {@code GET /api/diff?prUrl=}: a pull request's diff, to whoever may read its repository. Where it goes from here nobody
 * knows: credentials are masked.
 */
@Path("/api/diff")
@JudgesCallers
@Blocking
public class DiffResource {

    private static final int LARGEST = 1_048_576;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final Duration A_WHILE = Duration.ofMinutes(1);

    private final GitHubReads github;
    private final GitHubHosts hosts;
    private final ApiCaller caller;
    private final Clock clock;

    DiffResource(GitHubReads github, GitHubHosts hosts, ApiCaller caller, Clock clock) {
        this.github = github;
        this.hosts = hosts;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    public Response diff(@QueryParam("prUrl") String prUrl, @HeaderParam(ApiCaller.PERSON) String person) {
        if (prUrl == null || prUrl.isBlank()) {
            return QuestAnswer.error(400, "Missing prUrl");
        }
        var pullRequest = PullRequestUrl.read(prUrl, hosts.all());
        if (pullRequest.isEmpty()) {
            return QuestAnswer.error(
                    400, "Not the address of a pull request on " + hosts.all().getFirst());
        }
        try {
            return read(pullRequest.get(), person);
        } catch (GitHubFailure failure) {
            return failed(failure);
        }
    }

    /** Who may not read a repository learns nothing of it, not even that it is there. */
    private Response read(PullRequestRef pullRequest, String person) {
        if (!caller.mayRead(pullRequest.repo(), person)
                || github.pullRequest(pullRequest).isEmpty()) {
            return QuestAnswer.error(404, "There is no such pull request, or you may not read it");
        }
        try {
            var diff = github.diff(pullRequest);
            return diff.length() > LARGEST || diff.getBytes(UTF_8).length > LARGEST
                    ? tooLarge()
                    : QuestAnswer.text(MaskedDiff.of(diff)).build();
        } catch (DiffTooLarge withheld) {
            return tooLarge();
        }
    }

    private static Response tooLarge() {
        return QuestAnswer.error(413, "The diff is larger than 1 MiB");
    }

    private Response failed(GitHubFailure failure) {
        if (failure.status() == 404) {
            return QuestAnswer.error(404, "There is no such pull request, or you may not read it");
        }
        if (failure.status() != TOO_MANY_REQUESTS && failure.notBefore().isEmpty()) {
            return QuestAnswer.error(502, "GitHub did not answer as it should");
        }
        var now = clock.instant();
        var until = failure.notBefore().orElse(now.plus(A_WHILE));
        return QuestAnswer.json(TOO_MANY_REQUESTS, new QuestError("GitHub's limit is reached: try again later", null))
                .header(
                        HttpHeaders.RETRY_AFTER,
                        Math.max(1, Duration.between(now, until).toSeconds()))
                .build();
    }
}
