package dev.pipe.common.access;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.PropertiesConfigSource;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.eclipse.microprofile.config.spi.ConfigSource;

/** Turns OIDC on where an issuer is named and off where none is: one setting that cannot contradict another. */
public final class OidcWithIssuer implements ConfigSourceFactory {

    private static final int BELOW_ALL_OTHERS = 90;

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        var issuer = context.getValue("pipe.oidc.issuer");
        var named = issuer != null
                && issuer.getValue() != null
                && !issuer.getValue().isBlank();
        return List.of(new PropertiesConfigSource(
                Map.of("quarkus.oidc.tenant-enabled", "" + named), "OIDC with an issuer", BELOW_ALL_OTHERS));
    }

    @Override
    public OptionalInt getPriority() {
        return OptionalInt.of(BELOW_ALL_OTHERS);
    }
}
