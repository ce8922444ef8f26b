package dev.pipe.governance;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;

/** The policy as it is when nobody configures anything, or just this. */
public final class TestPolicy {

    private TestPolicy() {}

    public static GovernanceConfig defaults() {
        return with(Map.of());
    }

    public static GovernanceConfig with(Map<String, String> properties) {
        return new SmallRyeConfigBuilder()
                .withMapping(GovernanceConfig.class)
                .withDefaultValues(properties)
                .addDiscoveredConverters()
                .build()
                .getConfigMapping(GovernanceConfig.class);
    }
}
