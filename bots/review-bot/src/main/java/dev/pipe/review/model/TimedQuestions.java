package dev.pipe.review.model;

import dev.pipe.review.model.Outcome.Failed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Several questions that are on their way at once and share one time limit. */
final class TimedQuestions<T> {

    private final ExecutorService threads;
    private final long until;
    private final List<Future<Outcome<T>>> begun = new ArrayList<>();

    TimedQuestions(ExecutorService threads, Duration limit) {
        this.threads = threads;
        this.until = System.nanoTime() + limit.toNanos();
    }

    void begin(Callable<Outcome<T>> question) {
        begun.add(threads.submit(question));
    }

    /** One outcome for each question, in the order in which they began. */
    List<Outcome<T>> outcomes() {
        return begun.stream().map(this::outcome).toList();
    }

    private Outcome<T> outcome(Future<Outcome<T>> question) {
        try {
            return question.get(Math.max(0, until - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            question.cancel(true);
            return new Failed<>(ModelTrouble.NOT_DONE, Optional.empty());
        } catch (InterruptedException e) {
            begun.forEach(it -> it.cancel(true));
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped while a model was asked", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("Asking a model failed in our own code", e.getCause());
        }
    }
}
