package dev.pipe.common.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipe.common.bus.RegisterTravellingTypes;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.junit.jupiter.api.Test;

/** In a native image Jackson sees only what is registered; a record that is forgotten fails there and nowhere else. */
class NativeRegistrationTest {

    @Test
    void everyTypeThatTravelsIsRegisteredForReflection() {
        var registered = RegisterTravellingTypes.class
                .getAnnotation(RegisterForReflection.class)
                .targets();
        assertThat(registered).containsExactlyInAnyOrderElementsOf(TravellingTypes.all());
    }
}
