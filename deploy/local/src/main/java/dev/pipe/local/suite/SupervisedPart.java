package dev.pipe.local.suite;

import dev.pipe.sandbox.process.ChildProcess;
import dev.pipe.sandbox.process.Signal;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** Keeps one part running: starts it again when it died by itself, slower each time, and at last gives up and says so. */
final class SupervisedPart {

    private static final int TOO_OFTEN = 6;
    private static final Duration WINDOW = Duration.ofMinutes(3);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(15);
    private static final Duration STOP = Duration.ofSeconds(25);

    private final Part part;
    private final Progress progress;
    private final ProcessFile processes;
    private final Deque<Instant> deaths = new ArrayDeque<>();
    private volatile boolean stopping;
    private volatile Thread watch;

    SupervisedPart(Part part, Progress progress, ProcessFile processes) {
        this.part = part;
        this.progress = progress;
        this.processes = processes;
    }

    Part part() {
        return part;
    }

    void start() throws IOException {
        Instant begin = Instant.now();
        try {
            launch();
        } catch (SuiteRefused e) {
            throw e;
        } catch (IOException e) {
            throw new IOException(part.name() + " does not start: " + e.getMessage(), e);
        }
        progress.say("  %-15s ready after %4.1f s   %s"
                .formatted(part.name(), Duration.between(begin, Instant.now()).toMillis() / 1000.0, part.where()));
        watch = Thread.ofVirtual().name("watch-" + part.name()).start(this::keepAlive);
    }

    private void launch() throws IOException {
        part.launch();
        processes.record(part.name(), process().process().toHandle());
    }

    private void keepAlive() {
        try {
            while (true) {
                int code = process().process().waitFor();
                if (stopping || !again(code)) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the suite stops
        }
    }

    /** False when it died too often to go on. */
    private boolean again(int code) throws InterruptedException {
        deaths.addLast(Instant.now());
        deaths.removeIf(death -> death.isBefore(Instant.now().minus(WINDOW)));
        if (deaths.size() >= TOO_OFTEN) {
            progress.say("! " + part.name() + " ended " + deaths.size() + " times within " + WINDOW.toMinutes()
                    + " minutes. It stays down; its log is " + process().log());
            return false;
        }
        progress.say("! " + part.name() + " ended (code " + code + "); starting it again, time " + deaths.size());
        Thread.sleep(pause(deaths.size()));
        Instant begin = Instant.now();
        try {
            launch();
        } catch (IOException e) {
            return !stopping && retryLater(e);
        }
        progress.say("  %-15s is back after %.1f s"
                .formatted(part.name(), Duration.between(begin, Instant.now()).toMillis() / 1000.0));
        return true;
    }

    private boolean retryLater(IOException reason) {
        progress.say("! " + part.name() + " did not start: " + reason.getMessage());
        process().process().destroyForcibly(); // it may hang half started; its end brings the next try
        return true;
    }

    private static Duration pause(int death) {
        Duration pause = Duration.ofMillis(250L << death);
        return pause.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : pause;
    }

    ChildProcess process() {
        return part.process();
    }

    void pause() throws IOException {
        ChildProcess.signal(process().process().toHandle(), Signal.STOP);
    }

    void resume() throws IOException {
        ChildProcess.signal(process().process().toHandle(), Signal.CONT);
    }

    void stop() throws IOException {
        stopping = true;
        if (watch != null) {
            watch.interrupt();
        }
        if (process() != null) {
            process().stop(STOP);
        }
    }
}
