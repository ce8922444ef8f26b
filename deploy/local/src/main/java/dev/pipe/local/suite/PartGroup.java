package dev.pipe.local.suite;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Parts that do not need each other: started together, stopped together. */
record PartGroup(List<SupervisedPart> parts) {

    PartGroup(Collection<SupervisedPart> parts) {
        this(List.copyOf(parts));
    }

    /** Returns when all are ready; the first that fails stops the others. */
    void start() throws IOException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var starts = new ExecutorCompletionService<Void>(threads);
            parts.forEach(part -> starts.submit(() -> {
                part.start();
                return null;
            }));
            awaitAll(starts);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException failure ? failure : new IOException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while parts of the suite started", e);
        }
    }

    private void awaitAll(ExecutorCompletionService<Void> starts)
            throws InterruptedException, ExecutionException, IOException {
        try {
            for (int i = 0; i < parts.size(); i++) {
                starts.take().get();
            }
        } catch (ExecutionException e) {
            stop(); // those still starting fail at once, and nobody waits for them
            throw e;
        }
    }

    void stop() throws IOException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var stops = new ExecutorCompletionService<Void>(threads);
            parts.forEach(part -> stops.submit(() -> {
                part.stop();
                return null;
            }));
            for (int i = 0; i < parts.size(); i++) {
                stops.take().get();
            }
        } catch (ExecutionException e) {
            throw new IOException("A part of the suite could not be stopped", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while parts of the suite stopped", e);
        }
    }
}
