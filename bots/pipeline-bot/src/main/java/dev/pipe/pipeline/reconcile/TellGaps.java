package dev.pipe.pipeline.reconcile;

import dev.pipe.common.event.PullRequestRef;
import dev.pipe.pipeline.command.StatusNote;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;

/** {@code /status} names a gap while it is open and for an hour after: somebody may wonder why nothing happened. */
@ApplicationScoped
class TellGaps implements StatusNote {

    private static final Duration REMEMBERED = Duration.ofHours(1);

    private final GapTable gaps;
    private final Clock clock;

    TellGaps(GapTable gaps, Clock clock) {
        this.gaps = gaps;
        this.clock = clock;
    }

    @Override
    public Optional<String> note(PullRequestRef pullRequest) {
        var lines = gaps.since(clock.instant().minus(REMEMBERED)).stream()
                .map(gap -> (gap.closedAt() == null ? "⚠️ " : "ℹ️ ") + gap.sentence())
                .collect(Collectors.joining("\n\n"));
        return lines.isEmpty() ? Optional.empty() : Optional.of(lines);
    }
}
