package dev.pipe.pipeline.command;

import java.time.Duration;
import java.util.Optional;

/** Decides whether somebody may type one more command now. What was refused does not count against them. */
record RatePolicy(int perActor, int perPullRequest, Duration window) {

    /**
     * What was typed within the window.
     *
     * @param byActor commands of this person anywhere
     * @param onPullRequest commands of anybody here
     */
    record Typed(int byActor, int onPullRequest) {}

    /** Empty when they may; else why not. */
    Optional<String> refusal(Typed typed) {
        if (typed.byActor() >= perActor) {
            return Optional.of(refusal("You typed", perActor));
        }
        return typed.onPullRequest() >= perPullRequest
                ? Optional.of(refusal("People typed here", perPullRequest))
                : Optional.empty();
    }

    private String refusal(String who, int most) {
        return "%s %d commands within %s, and I take no more: this one is not run. Wait a little and say it again. Further ones meanwhile get no answer."
                .formatted(who, most, words(window));
    }

    private static String words(Duration duration) {
        return duration.toSeconds() % 60 == 0
                ? duration.toMinutes() + (duration.toMinutes() == 1 ? " minute" : " minutes")
                : duration.toSeconds() + " seconds";
    }
}
