package dev.pipe.local.load;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;

/** Several people at once, each playing one pull request after the other. */
final class Load {

    private final PlayPull play;
    private final int hands;
    private final AtomicInteger turns = new AtomicInteger();
    private final Collection<Pull> played = new ConcurrentLinkedQueue<>();
    private final Collection<String> stuck = new ConcurrentLinkedQueue<>();

    /** @param hands how many pull requests are worked on at once */
    Load(PlayPull play, int hands) {
        this.play = play;
        this.hands = hands;
    }

    /** Returns when no more turn is wanted and all that began have been played. */
    void run(IntPredicate wanted) throws InterruptedException {
        try (var people = Executors.newFixedThreadPool(hands)) {
            for (var i = 0; i < hands; i++) {
                people.execute(() -> work(wanted));
            }
            people.shutdown();
            people.awaitTermination(1, TimeUnit.DAYS);
        }
    }

    private void work(IntPredicate wanted) {
        for (var turn = turns.getAndIncrement(); wanted.test(turn); turn = turns.getAndIncrement()) {
            try {
                played.add(play.play(turn));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (Exception e) {
                stuck.add("turn " + turn + ": " + e.getMessage());
            }
        }
    }

    List<Pull> played() {
        return List.copyOf(played);
    }

    /** What people waited for in vain. */
    List<String> stuck() {
        return List.copyOf(stuck);
    }
}
