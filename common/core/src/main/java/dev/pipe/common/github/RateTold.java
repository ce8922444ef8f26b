package dev.pipe.common.github;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What an answer says of limits, its times turned into ours: GitHub's clock is told by its {@code Date}.
 *
 * @param resetAt end of the window that {@code limit} and {@code remaining} are of
 * @param retryAfter the time that GitHub asks for by {@code Retry-After}
 */
record RateTold(OptionalInt limit, OptionalInt remaining, Optional<Instant> resetAt, Optional<Instant> retryAfter) {

    /** GitHub's windows are an hour. Nothing that an answer says holds us up for longer. */
    static final Duration LONGEST = Duration.ofMinutes(61);

    static RateTold by(Answer answer, Instant now) {
        var theirs = date(answer, "Date").orElse(now);
        var reset = number(answer, "X-RateLimit-Reset").map(Instant::ofEpochSecond);
        var seconds = number(answer, "Retry-After").map(theirs::plusSeconds);
        var retry = seconds.isPresent() ? seconds : date(answer, "Retry-After");
        return new RateTold(
                count(answer, "X-RateLimit-Limit"),
                count(answer, "X-RateLimit-Remaining"),
                reset.map(at -> ours(at, theirs, now)),
                retry.map(at -> ours(at, theirs, now)));
    }

    private static Instant ours(Instant at, Instant theirs, Instant now) {
        var wait = Duration.between(theirs, at);
        return wait.compareTo(LONGEST) > 0 ? now.plus(LONGEST) : now.plus(wait);
    }

    boolean usedUp() {
        return remaining.isPresent() && remaining.getAsInt() <= 0;
    }

    private static OptionalInt count(Answer answer, String header) {
        var number = number(answer, header);
        return number.isEmpty() ? OptionalInt.empty() : OptionalInt.of((int) Math.min(number.get(), Integer.MAX_VALUE));
    }

    private static Optional<Long> number(Answer answer, String header) {
        return answer.header(header)
                .map(String::strip)
                .filter(text -> text.matches("\\d{1,12}"))
                .map(Long::valueOf);
    }

    private static Optional<Instant> date(Answer answer, String header) {
        return answer.header(header).flatMap(text -> {
            try {
                return Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text.strip())));
            } catch (DateTimeException e) {
                return Optional.empty(); // no date, or a number of seconds
            }
        });
    }
}
