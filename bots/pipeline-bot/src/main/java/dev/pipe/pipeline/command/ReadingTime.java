package dev.pipe.pipeline.command;

import dev.pipe.common.event.CommandIssued;
import dev.pipe.pipeline.run.Run;
import dev.pipe.pipeline.run.StandNow;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;

/** Who types faster than this after a push may not have seen it: a word about a head could be bound to another. */
@ApplicationScoped
class ReadingTime {

    private static final Duration LEAST = Duration.ofSeconds(10);

    private static final int RUNS_LOOKED_AT = 20;

    private final StandNow standings;

    ReadingTime(StandNow standings) {
        this.standings = standings;
    }

    /** A first head can be taken for no other. */
    boolean wasTooShort(CommandIssued call, Run run) {
        var head = run.ref().headSha();
        var runs = standings.history(call.pullRequest(), RUNS_LOOKED_AT);
        var hadAnother = runs.stream()
                .anyMatch(standing -> !standing.run().ref().headSha().equals(head));
        var seenSince = runs.stream()
                .map(standing -> standing.run())
                .filter(one -> one.ref().headSha().equals(head))
                .map(one -> one.opening().at())
                .min(Instant::compareTo)
                .orElse(run.opening().at());
        return hadAnother && call.issuedAt().isBefore(seenSince.plus(LEAST));
    }
}
