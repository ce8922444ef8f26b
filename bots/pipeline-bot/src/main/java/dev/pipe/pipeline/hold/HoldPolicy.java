package dev.pipe.pipeline.hold;

import dev.pipe.common.event.RepoRef;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Decides which holds are in force: all that are open, until infra-bot itself has been silent for too long. */
record HoldPolicy(Duration silentAfter, Duration lapseAfter) {

    /** How it is with infra-bot itself. */
    enum Watch {
        HEARD,
        /** Nobody watches; its holds stand. */
        SILENT,
        /** So long that its holds lapsed. */
        GONE
    }

    /** @param heard when infra-bot was last heard, or when this bot began to listen */
    Holds decide(RepoRef repo, List<Hold> open, Instant heard, Instant now) {
        var concerned = open.stream().filter(hold -> hold.concerns(repo)).toList();
        return switch (watch(heard, now)) {
            case HEARD -> new Holds(concerned, List.of(), null);
            case SILENT -> new Holds(concerned, List.of(), heard);
            case GONE -> new Holds(List.of(), concerned, heard);
        };
    }

    Watch watch(Instant heard, Instant now) {
        if (heard.plus(lapseAfter).isBefore(now)) {
            return Watch.GONE;
        }
        return heard.plus(silentAfter).isBefore(now) ? Watch.SILENT : Watch.HEARD;
    }
}
