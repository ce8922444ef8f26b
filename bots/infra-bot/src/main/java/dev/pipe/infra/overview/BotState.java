package dev.pipe.infra.overview;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.pipe.infra.silence.Pulse;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;

/**
 * How one bot is.
 *
 * @param version and the rest are null for a bot that was never heard
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
record BotState(String bot, State state, String version, Instant heardAt, Long uptimeSeconds, Long lag, Long errors) {

    enum State {
        READY("ready"),
        NOT_READY("alive, not ready"),
        SILENT("**silent**"),
        NOT_HEARD_YET("not heard yet");

        private final String words;

        State(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    static BotState unheard(String bot, State state) {
        return new BotState(bot, state, null, null, null, null, null);
    }

    static BotState heard(Pulse pulse, State state) {
        return new BotState(
                pulse.bot(),
                state,
                pulse.version(),
                pulse.heardAt(),
                pulse.uptimeSeconds(),
                pulse.lag(),
                pulse.errors());
    }
}
