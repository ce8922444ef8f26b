package dev.pipe.pipeline.run;

import dev.pipe.common.event.MemoryEvent.Precedent;
import java.util.List;

/** The memory's answer to one question. */
public record Recalled(String requestId, List<Precedent> precedents, String degraded) {

    public Recalled {
        precedents = precedents == null ? List.of() : List.copyOf(precedents);
        degraded = degraded == null ? "" : degraded;
    }
}
