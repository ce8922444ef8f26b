package dev.pipe.common.bus;

import dev.pipe.common.event.Event;
import dev.pipe.common.event.InfraEvent;
import dev.pipe.common.event.InfraEvent.IncidentOpened;
import dev.pipe.common.event.ReviewEvent.ReviewFailed;
import dev.pipe.common.github.GitHubFailure;
import dev.pipe.common.github.GitHubWrite;
import dev.pipe.common.github.GitHubWriter;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;

/** A bot for the bus's own tests: it notes what it is handed, answers with an event, and fails on request. */
@Singleton // no proxy: the tests read its fields
class TestBot {

    private static final int SHORT = 100;

    final ConcurrentLinkedQueue<Event> handled = new ConcurrentLinkedQueue<>();
    final ConcurrentLinkedQueue<WriteSettled> settled = new ConcurrentLinkedQueue<>();
    final ConcurrentLinkedQueue<RawRecord> raw = new ConcurrentLinkedQueue<>();

    /** By reason of the event: how often its handler still fails. */
    final Map<String, Integer> failures = new ConcurrentHashMap<>();

    /** By reason of the event: its handler waits for this. */
    final Map<String, CountDownLatch> gates = new ConcurrentHashMap<>();

    List<String> reasonsOf(String pullRequest) {
        var reasons = new ArrayList<String>();
        for (var event : handled) {
            if (event instanceof ReviewFailed failed && failed.key().equals(pullRequest)) {
                reasons.add(failed.reason());
            }
        }
        return reasons;
    }

    private void maybeFail(String reason) {
        if (reason.startsWith("poison")) {
            throw new PermanentFailure("This review can never be handled");
        }
        if (failures.getOrDefault(reason, 0) > 0) {
            failures.merge(reason, -1, Integer::sum);
            if (reason.startsWith("limited")) {
                throw GitHubFailure.until(Instant.now().plusMillis(20), "GitHub's limit is used up", 403, null);
            }
            if (reason.startsWith("outage")) {
                throw new GitHubFailure("GitHub answered 503", true, null);
            }
            if (reason.startsWith("heavy")) {
                throw new OutOfMemoryError("more than there is");
            }
            throw new IllegalStateException("not yet");
        }
        var gate = gates.get(reason);
        if (gate != null) {
            try {
                gate.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @ApplicationScoped
    static class NoteFailedReviews implements Handler<ReviewFailed> {
        private final TestBot bot;
        private final Outbox outbox;

        NoteFailedReviews(TestBot bot, Outbox outbox) {
            this.bot = bot;
            this.outbox = outbox;
        }

        @Override
        public Class<ReviewFailed> event() {
            return ReviewFailed.class;
        }

        @Override
        public void handle(Received<ReviewFailed> received) {
            var event = received.event();
            if (event.reason().startsWith("answer")) {
                outbox.publish(
                        "answer-to-" + received.id(),
                        new IncidentOpened("i", event.key(), null, event.reason(), event.failedAt()));
            }
            bot.maybeFail(event.reason());
            bot.handled.add(event);
        }
    }

    /** Wants a whole family of events. */
    @ApplicationScoped
    static class NoteInfraEvents implements Handler<InfraEvent> {
        private final TestBot bot;

        NoteInfraEvents(TestBot bot) {
            this.bot = bot;
        }

        @Override
        public Class<InfraEvent> event() {
            return InfraEvent.class;
        }

        @Override
        public void handle(Received<InfraEvent> received) {
            bot.handled.add(received.event());
        }
    }

    @ApplicationScoped
    static class RecallWrites implements WriteRecall {
        @Override
        public Optional<String> why(GitHubWrite write, boolean begun) {
            return write.toString().contains("recalled") ? Optional.of("it is held") : Optional.empty();
        }
    }

    @ApplicationScoped
    static class NoteWrites implements WriteSettled.Handler {
        private final TestBot bot;

        NoteWrites(TestBot bot) {
            this.bot = bot;
        }

        @Override
        public void handle(WriteSettled settled) {
            bot.settled.add(settled);
        }
    }

    @ApplicationScoped
    static class NoteRawRecords implements RawRecord.Handler {
        private final TestBot bot;
        private final Outbox outbox;

        NoteRawRecords(TestBot bot, Outbox outbox) {
            this.bot = bot;
            this.outbox = outbox;
        }

        @Override
        public String topic() {
            return "pipe.webhooks";
        }

        @Override
        public void handle(RawRecord record) {
            var text = record.body().length > SHORT ? "" : new String(record.body(), StandardCharsets.UTF_8);
            if (text.startsWith("n") || text.startsWith("poison")) {
                outbox.publish("of-" + record.id(), new IncidentOpened("i", record.key(), null, text, Instant.EPOCH));
                bot.maybeFail(text);
            }
            bot.raw.add(record);
        }
    }

    /** GitHub as far as the bus knows it: notes writes, and fails or refuses by what their text says. */
    @Alternative
    @Priority(1)
    @Singleton
    static class NotingWriter implements GitHubWriter {
        final ConcurrentLinkedQueue<GitHubWrite> performed = new ConcurrentLinkedQueue<>();
        final ConcurrentLinkedQueue<GitHubWrite> repeated = new ConcurrentLinkedQueue<>();
        private final Map<GitHubWrite, Boolean> failedOnce = new ConcurrentHashMap<>();
        private final Map<GitHubWrite, Integer> away = new ConcurrentHashMap<>();
        private final Map<GitHubWrite, Integer> limited = new ConcurrentHashMap<>();

        @Override
        public String perform(GitHubWrite write, boolean again) {
            if (again) {
                repeated.add(write);
            }
            var text = write.toString();
            if (text.contains("hopeless")) {
                throw new GitHubFailure("GitHub says 422", false, null);
            }
            if (text.contains("flaky") && failedOnce.put(write, true) == null) {
                throw new GitHubFailure("GitHub says 502", true, null);
            }
            if (text.contains("an outage of six attempts") && away.merge(write, 1, Integer::sum) <= 6) {
                throw new GitHubFailure("GitHub says 503", true, null);
            }
            if (text.contains("limited") && limited.merge(write, 1, Integer::sum) <= 6) {
                throw GitHubFailure.until(Instant.now().plusMillis(20), "GitHub's limit is used up", 403, null);
            }
            performed.add(write);
            return text.contains("refused") ? "the head moved" : "";
        }
    }
}
