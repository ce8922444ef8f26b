package dev.pipe.common.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AccessModeTest {

    private static final Optional<String> TOKEN = Optional.of("token");
    private static final Optional<URI> ISSUER = Optional.of(URI.create("https://id.example.org"));

    @Test
    void oneOfBothSaysWhoIsKnownAndNoneMeansNobody() {
        assertThat(AccessMode.of(TOKEN, Optional.empty())).isEqualTo(AccessMode.LOCAL);
        assertThat(AccessMode.of(Optional.empty(), ISSUER)).isEqualTo(AccessMode.OIDC);
        assertThat(AccessMode.of(Optional.empty(), Optional.empty())).isEqualTo(AccessMode.CLOSED);
    }

    @Test
    void bothAtOnceAreRefusedWithTheWayOut() {
        assertThatThrownBy(() -> AccessMode.of(TOKEN, ISSUER))
                .hasMessageContaining("pipe.api.token")
                .hasMessageContaining("pipe.oidc.issuer")
                .hasMessageContaining("take one away");
    }
}
