package dev.pipe.review.bygit;

import dev.pipe.review.ReviewConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.eclipse.jgit.lib.EmptyProgressMonitor;

/** Ends a fetch that takes too long or brings too much. Git asks it with every object. */
final class WatchFetch extends EmptyProgressMonitor {

    private static final long LOOK_AGAIN = Duration.ofMillis(200).toNanos();

    private final Path place;
    private final ReviewConfig config;
    private final long end;
    private long lookedAt = System.nanoTime();
    private String why;

    WatchFetch(Path place, ReviewConfig config) {
        this.place = place;
        this.config = config;
        this.end = System.nanoTime() + config.gitTimeout().toNanos();
    }

    Duration left() {
        return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
    }

    String why() {
        return why;
    }

    @Override
    public boolean isCancelled() {
        var now = System.nanoTime();
        if (why == null && now > end) {
            why = "it took longer than " + CompareByGit.span(config.gitTimeout());
        }
        if (why == null && now - lookedAt > LOOK_AGAIN) {
            lookedAt = now;
            if (size() > config.gitMegabytes() * 1_000_000L) {
                why = "it is larger than " + config.gitMegabytes() + " MB";
            }
        }
        return why != null;
    }

    private long size() {
        try (var all = Files.walk(place)) {
            return all.filter(Files::isRegularFile).mapToLong(WatchFetch::size).sum();
        } catch (IOException | UncheckedIOException e) {
            return 0; // a file that moved while we looked; the next look sees it
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            return 0;
        }
    }
}
