package dev.pipe.local.load;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** Trouble upon trouble, as a seed has it, until a time is over. */
final class Storm {

    /** A part that dies more often is given up by its supervisor, as it should be: that is not what is tried here. */
    private static final int DEATHS = 3;

    private static final Duration WINDOW = Duration.ofMinutes(3);

    private final Random random;
    private final List<Trouble> troubles;
    private final Duration calm;
    private final PrintStream out;
    private final Map<String, List<Instant>> deaths = new HashMap<>();
    private final Map<String, Integer> survived = new TreeMap<>();

    /** @param calm the longest time between two troubles; the shortest is a third of it */
    Storm(long seed, List<Trouble> troubles, Duration calm, PrintStream out) {
        this.random = new Random(seed);
        this.troubles = List.copyOf(troubles);
        this.calm = calm;
        this.out = out;
    }

    void rage(Instant until) throws IOException, InterruptedException {
        while (true) {
            var pause = calm.toMillis() / 3 + random.nextLong(calm.toMillis() * 2 / 3);
            if (Instant.now().plusMillis(pause).isAfter(until)) {
                return;
            }
            TimeUnit.MILLISECONDS.sleep(pause);
            var trouble = troubles.get(random.nextInt(troubles.size()));
            if (!trouble.part().isEmpty() && diedOften(trouble.part())) {
                continue;
            }
            out.println("  ~ " + trouble.name());
            trouble.blow().fall();
            survived.merge(trouble.name(), 1, Integer::sum);
        }
    }

    private boolean diedOften(String part) {
        var now = Instant.now();
        var recent = deaths.getOrDefault(part, List.of()).stream()
                .filter(death -> death.isAfter(now.minus(WINDOW)))
                .toList();
        if (recent.size() >= DEATHS) {
            return true;
        }
        var all = new java.util.ArrayList<>(recent);
        all.add(now);
        deaths.put(part, all);
        return false;
    }

    /** How often each trouble fell. */
    Map<String, Integer> fallen() {
        return Map.copyOf(survived);
    }
}
