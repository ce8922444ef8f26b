package dev.pipe.pipeline.override;

import dev.pipe.common.event.Actor;
import dev.pipe.common.event.PipelineEvent.OverrideTarget;
import java.time.Instant;
import java.util.List;

/**
 * What an admin let pass on one head and base.
 *
 * @param check the one check it is about; empty for all, and for other targets
 * @param holds the ids of the holds it set aside; those that came later hold
 */
public record GivenOverride(
        OverrideTarget target, String check, Actor by, String reason, Instant at, List<String> holds) {

    public GivenOverride {
        check = check == null ? "" : check;
        holds = holds == null ? List.of() : List.copyOf(holds);
    }

    /** True for this check, or for all of them. */
    public boolean coversCheck(String name) {
        return target == OverrideTarget.CHECK && (check.isEmpty() || check.equalsIgnoreCase(name));
    }

    public boolean coversHold(String id) {
        return target == OverrideTarget.HOLD && holds.contains(id);
    }
}
