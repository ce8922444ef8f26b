package dev.pipe.common.github;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Which request is repeated on the spot. Reads are, and what was never sent. A write is not: the lost one may still
 * take effect, after a newer one; its row waits that out and looks first. Nor is what already took its full time: its
 * row comes back later.
 */
record RepeatPolicy(int repetitions, Duration pause, RandomGenerator random) {

    private static final Set<Integer> PASSING = Set.of(500, 502, 503, 504);

    /** @param tries how often it was tried so far */
    boolean allows(HttpRequest request, int tries, IOException trouble) {
        return tries <= repetitions && (neverSent(trouble) || isSafe(request) && passes(trouble));
    }

    /** A token that nobody got to see does no harm. */
    static boolean isSafe(HttpRequest request) {
        return isRead(request) || request.uri().getPath().endsWith("/access_tokens");
    }

    static boolean isRead(HttpRequest request) {
        return request.method().equals("GET") || request.method().equals("HEAD");
    }

    private static boolean neverSent(IOException trouble) {
        return trouble instanceof GitHubUnanswered && trouble.getCause() instanceof ConnectException;
    }

    private static boolean passes(IOException trouble) {
        return switch (trouble) {
            case GitHubTooSlow slow -> false;
            case GitHubUnanswered unanswered -> !(unanswered.getCause() instanceof InterruptedException);
            case GitHubRefusal refusal -> PASSING.contains(refusal.status()) && refusal.notBefore() == null;
            default -> false;
        };
    }

    /** Between half and the whole of the pause, which doubles with each try. */
    Duration wait(int tries) {
        var whole = pause.toMillis() << Math.clamp(tries - 1L, 0, 10);
        return Duration.ofMillis(whole / 2 + random.nextLong(whole / 2 + 1));
    }
}
