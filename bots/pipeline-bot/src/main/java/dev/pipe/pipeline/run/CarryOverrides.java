package dev.pipe.pipeline.run;

import dev.pipe.common.event.RunRef;
import dev.pipe.pipeline.override.OverrideTable;
import jakarta.enterprise.context.ApplicationScoped;

/** Overrides hold for the head after a clean merge of the base too. Trust in a stranger's head does not. */
@ApplicationScoped
class CarryOverrides implements CarriesOver {

    private final OverrideTable overrides;

    CarryOverrides(OverrideTable overrides) {
        this.overrides = overrides;
    }

    @Override
    public void carryOver(RunRef from, RunRef to) {
        overrides.carryOver(to.pullRequest(), from.headSha(), to.headSha(), to.base());
    }
}
