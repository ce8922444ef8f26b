package dev.pipe.common.github;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Not asked at all: GitHub's limit stands against it until then. Nobody waits here; the row comes back. */
class GitHubLimited extends IOException {

    private static final long serialVersionUID = 1L;

    private final Instant notBefore;

    GitHubLimited(String why, Instant notBefore, Instant now) {
        super(why + "; it goes on " + at(notBefore, now));
        this.notBefore = notBefore;
    }

    Instant notBefore() {
        return notBefore;
    }

    /** For people: "at 14:05:00Z, in 312 s". */
    static String at(Instant notBefore, Instant now) {
        var seconds = Math.max(1, Duration.between(now, notBefore).toSeconds());
        var time = notBefore.truncatedTo(ChronoUnit.SECONDS).toString().substring("2026-11-23T".length());
        return "at " + time + ", in " + seconds + " s";
    }
}
