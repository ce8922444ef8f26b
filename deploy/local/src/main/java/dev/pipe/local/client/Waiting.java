package dev.pipe.local.client;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Looks again and again until something is there. */
public record Waiting(Duration patience) {

    /** One look. */
    @FunctionalInterface
    public interface Look<T> {
        Optional<T> look() throws IOException;
    }

    public <T> T until(String what, Look<T> look) throws NotSeen, IOException, InterruptedException {
        var deadline = Instant.now().plus(patience);
        while (true) {
            var seen = look.look();
            if (seen.isPresent()) {
                return seen.get();
            }
            if (Instant.now().isAfter(deadline)) {
                throw new NotSeen(what + " (waited " + patience.toSeconds() + " s)");
            }
            TimeUnit.MILLISECONDS.sleep(250);
        }
    }
}
