package dev.pipe.review.xp;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Points and badges of the quest. */
@ConfigMapping(prefix = "pipe.xp")
public interface XpConfig {

    /** Whether reading earns points and badges, and a leaderboard is shown. */
    @WithDefault("true")
    boolean enabled();

    /** All of three or more steps read within so long of the first look earn the badge Speed Runner. */
    @WithDefault("15m")
    Duration speedRunner();

    /** How long points count. */
    @WithDefault("365d")
    Duration retention();
}
