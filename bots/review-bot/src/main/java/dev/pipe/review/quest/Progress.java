package dev.pipe.review.quest;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How far one reader came on one pull request, over all of its heads.
 *
 * @param steps those read or noted on, also of earlier heads, in the order in which they were touched first
 */
public record Progress(Optional<Instant> begunAt, List<NotedStep> steps) {

    public Progress {
        steps = List.copyOf(steps);
    }

    /** A step that was read (then {@code done}) or noted on. */
    public record NotedStep(String key, String title, boolean done, String note) {}

    public boolean done(String key) {
        return steps.stream().anyMatch(step -> step.key().equals(key) && step.done());
    }

    public boolean doneAll(Quest quest) {
        return !quest.plan().steps().isEmpty() && quest.keysInOrder().stream().allMatch(this::done);
    }

    public int doneOf(Quest quest) {
        return (int) quest.keysInOrder().stream().filter(this::done).count();
    }

    public String note(String key) {
        return steps.stream()
                .filter(step -> step.key().equals(key))
                .map(NotedStep::note)
                .findFirst()
                .orElse("");
    }

    /** Those with something written. */
    public List<NotedStep> notes() {
        return steps.stream().filter(step -> !step.note().isBlank()).toList();
    }

    /** The first step still to be read, counted from 1; empty when none is left. */
    public Optional<Integer> next(Quest quest) {
        var keys = quest.keysInOrder();
        for (var i = 0; i < keys.size(); i++) {
            if (!done(keys.get(i))) {
                return Optional.of(i + 1);
            }
        }
        return Optional.empty();
    }
}
