package dev.pipe.review.request;

import dev.pipe.common.bus.Handler;
import dev.pipe.common.bus.Received;
import dev.pipe.common.event.PipelineEvent.HeadCarried;
import jakarta.enterprise.context.ApplicationScoped;

/** An override holds for the head after a clean merge of the base too. */
@ApplicationScoped
class CarryOverride implements Handler<HeadCarried> {

    private final OverrideTable overrides;

    CarryOverride(OverrideTable overrides) {
        this.overrides = overrides;
    }

    @Override
    public Class<HeadCarried> event() {
        return HeadCarried.class;
    }

    @Override
    public void handle(Received<HeadCarried> received) {
        overrides.carry(received.event().from(), received.event().run());
    }
}
