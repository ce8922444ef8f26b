package dev.pipe.common.github;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * Identical reads at the same time become few. Who comes while a read is under way does not take its answer, which may
 * show what was before; it waits for the next one, and so do all who come until that one is sent. So every answer is of
 * a request that was sent after it was asked for, and any number of askers cost two requests.
 */
@ApplicationScoped
class SharedReads {

    interface Read {
        Answer now() throws IOException;
    }

    private static final class Round {
        private final CompletableFuture<Answer> answer = new CompletableFuture<>();
        private Round before;
        private boolean sent;

        private Round(Round before) {
            this.before = before;
        }
    }

    private final Map<ReadKey, Round> newest = new HashMap<>();

    Answer read(ReadKey key, Read read) throws IOException {
        Round round;
        boolean leads;
        synchronized (newest) {
            var last = newest.get(key);
            leads = last == null || last.sent;
            round = leads ? new Round(last) : last;
            newest.put(key, round);
        }
        return leads ? lead(key, round, read) : await(round);
    }

    private Answer lead(ReadKey key, Round round, Read read) throws IOException {
        try {
            awaitEnd(round.before);
            synchronized (newest) {
                round.sent = true;
                round.before = null;
            }
            var answer = read.now();
            round.answer.complete(answer);
            return answer;
        } catch (IOException | RuntimeException | Error e) {
            round.answer.completeExceptionally(e);
            throw e;
        } finally {
            synchronized (newest) {
                newest.remove(key, round);
            }
        }
    }

    private static void awaitEnd(Round before) throws IOException {
        if (before != null) {
            get(before.answer.handle((answer, failure) -> answer));
        }
    }

    private static Answer await(Round round) throws IOException {
        return get(round.answer);
    }

    private static Answer get(CompletableFuture<Answer> coming) throws IOException {
        try {
            return coming.get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case IOException io -> throw io;
                case RuntimeException runtime -> throw runtime;
                default -> throw new IllegalStateException(e.getCause());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new GitHubUnanswered("interrupted while waiting for the answer", e);
        }
    }
}
