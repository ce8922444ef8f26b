package dev.pipe.common.github;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.util.random.RandomGenerator;

/** One request, repeated where that helps; never against a limit. What its answers say besides is taken to heart. */
@ApplicationScoped
class AskGitHub {

    private static final int NOT_MODIFIED = 304;

    private final GitHubWire wire;
    private final RateLimits limits;
    private final CountChanges changes;
    private final GitHubTime time;
    private final RepeatPolicy repeat;

    AskGitHub(GitHubConfig config, GitHubWire wire, RateLimits limits, CountChanges changes, GitHubTime time) {
        this.wire = wire;
        this.limits = limits;
        this.changes = changes;
        this.time = time;
        this.repeat = new RepeatPolicy(config.retries(), config.retryPause(), RandomGenerator.getDefault());
    }

    /**
     * @throws GitHubLimited when GitHub's limits stand against it: nothing was sent
     * @throws GitHubRefusal when GitHub's answer is no 2xx, and not the 304 that was asked for
     * @throws GitHubUnanswered when there is no answer
     */
    Answer ask(HttpRequest request) throws IOException {
        for (var tries = 1; ; tries++) {
            try {
                return once(request);
            } catch (IOException trouble) {
                if (!repeat.allows(request, tries, trouble)) {
                    throw trouble;
                }
                pause(tries, trouble);
            }
        }
    }

    private Answer once(HttpRequest request) throws IOException {
        limits.admit(request);
        changes.sending(request);
        var answer = wire.send(request);
        time.heed(request, answer);
        var refusal = limits.heed(request, answer);
        if (refusal.isPresent()) {
            throw refusal.get();
        }
        if (answer.status() == NOT_MODIFIED
                && request.headers().firstValue("If-None-Match").isEmpty()) {
            throw new GitHubUnanswered("304 to what was not asked conditionally", null);
        }
        return answer;
    }

    private void pause(int tries, IOException trouble) throws IOException {
        try {
            Thread.sleep(repeat.wait(tries));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw trouble;
        }
    }
}
