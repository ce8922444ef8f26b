package dev.pipe.memory;

import dev.pipe.common.event.MemoryEvent.Precedent;
import java.util.List;

/**
 * What was found, best first.
 *
 * @param degraded why it is less than it should be, in words for people; empty when it is not
 */
public record Recollection(List<Precedent> precedents, String degraded) {

    public Recollection {
        precedents = List.copyOf(precedents);
    }
}
