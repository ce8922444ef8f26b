package dev.pipe.governance;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** The bot with a token for its API. */
public class WithApiToken implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("pipe.api.token", "secret");
    }
}
