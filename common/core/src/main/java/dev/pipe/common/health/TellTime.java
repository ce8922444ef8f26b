package dev.pipe.common.health;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** The one clock; decisions are given instants, and tests replace it. */
@ApplicationScoped
class TellTime {

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }
}
