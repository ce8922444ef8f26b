package dev.pipe.local.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What is sent, and for how long.
 *
 * @param payload a file whose bytes are sent as they are; null for our own, each one different
 */
record LoadPlan(Path payload, int connections, int warmUpSeconds, int seconds) {

    /** As arguments of {@link SendDeliveries}. */
    List<String> arguments() {
        var arguments = new ArrayList<>(
                List.of("--connections", "" + connections, "--warm-up", "" + warmUpSeconds, "--seconds", "" + seconds));
        if (payload != null) {
            arguments.addAll(List.of("--payload", payload.toAbsolutePath().toString()));
        }
        return arguments;
    }
}
