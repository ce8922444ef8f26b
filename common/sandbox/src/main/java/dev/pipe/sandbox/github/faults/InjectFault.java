package dev.pipe.sandbox.github.faults;

import dev.pipe.sandbox.github.accounts.Credentials;
import dev.pipe.sandbox.github.http.Answer;
import dev.pipe.sandbox.github.http.Json;
import dev.pipe.sandbox.github.http.Refusal;
import dev.pipe.sandbox.github.http.Request;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Optional;

/** Makes of a request what its planned fault says. */
public final class InjectFault {
    private static final int SECONDS_OF_A_LIMIT = 60;
    private static final String SECONDARY =
            "You have exceeded a secondary rate limit. Please wait a few minutes before you try again.";

    private final Credentials credentials;

    public InjectFault(Credentials credentials) {
        this.credentials = credentials;
    }

    /** What the request comes to without the fault. */
    public interface Work {
        Answer now();
    }

    /** Empty: the connection is closed without an answer. */
    public Optional<Answer> into(Request request, RestFault fault, Work work) throws InterruptedException {
        var plan = fault.plan();
        return switch (plan.kind()) {
            case STATUS -> Optional.of(refused(plan, plan.status(), "Injected by the sandbox"));
            case PRIMARY_LIMIT -> Optional.of(usedUp(plan));
            case SECONDARY_LIMIT -> Optional.of(refused(plan, plan.status() >= 500 ? 403 : plan.status(), SECONDARY));
            case TOKEN_EXPIRED -> {
                credentials.expire(request);
                yield Optional.of(Refusal.of(401, "Bad credentials").answer());
            }
            case NOT_MODIFIED -> Optional.of(request.header("If-None-Match") == null ? work.now() : unchanged());
            case RESET -> Optional.empty();
            case RESET_AFTER -> {
                work.now();
                yield Optional.empty();
            }
            default -> Optional.of(delayedOrDamaged(fault, work));
        };
    }

    private static Answer delayedOrDamaged(RestFault fault, Work work) throws InterruptedException {
        return switch (fault.plan().kind()) {
            case TWICE -> {
                work.now();
                yield work.now();
            }
            case TRUNCATED -> work.now().cutShort();
            case MALFORMED -> half(work.now());
            case DELAY -> {
                Thread.sleep(fault.plan().delay());
                yield work.now();
            }
            case WITHHOLD_BEFORE -> {
                fault.awaitRelease();
                yield work.now();
            }
            case WITHHOLD_AFTER -> {
                var answer = work.now();
                fault.awaitRelease();
                yield answer;
            }
            default ->
                throw new IllegalStateException("No way to make " + fault.plan().kind());
        };
    }

    private static Answer refused(RestFault.Plan plan, int status, String message) {
        var answer = Answer.json(
                status, Json.object("message", message, "documentation_url", "https://docs.github.com/rest"));
        return plan.retryAfter() == null ? answer : answer.header("Retry-After", String.valueOf(plan.retryAfter()));
    }

    private static Answer usedUp(RestFault.Plan plan) {
        var seconds = plan.retryAfter() == null ? SECONDS_OF_A_LIMIT : plan.retryAfter();
        return Refusal.of(403, "API rate limit exceeded for installation.")
                .answer()
                .header("X-RateLimit-Limit", "5000")
                .header("X-RateLimit-Remaining", "0")
                .header("X-RateLimit-Reset", String.valueOf(Instant.now().getEpochSecond() + seconds))
                .header("X-RateLimit-Resource", "core");
    }

    private static Answer unchanged() {
        return new Answer(304, new LinkedHashMap<>(), new byte[0]);
    }

    private static Answer half(Answer answer) {
        return new Answer(answer.status(), answer.headers(), Arrays.copyOf(answer.body(), answer.body().length / 2));
    }
}
