package dev.pipe.review.request;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.pipe.common.db.Db;
import dev.pipe.common.event.PullRequestRef;
import dev.pipe.review.ReviewConfig;
import dev.pipe.review.diff.Change;
import dev.pipe.review.diff.ChangedFile;
import dev.pipe.review.diff.ChangedHunk;
import dev.pipe.review.read.Review;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;

/**
 * The hunks of a pull request that a model has read, by what they say and not by where they stand: what a push leaves as
 * it was is not paid for again. What was found in it is remembered with the findings.
 */
@ApplicationScoped
class HunksRead {

    private static final String BY_MODEL = "llm";

    private final Db db;
    private final ReviewConfig config;
    private final Clock clock;

    HunksRead(Db db, ReviewConfig config, Clock clock) {
        this.db = db;
        this.config = config;
        this.clock = clock;
    }

    Change unreadOf(PullRequestRef pullRequest, Change change) {
        return without(read(pullRequest), change);
    }

    static Change without(Set<String> read, Change change) {
        return read.isEmpty()
                ? change
                : new Change(change.files().stream()
                        .map(file -> new ChangedFile(
                                file.path(),
                                file.oldPath(),
                                file.status(),
                                file.content(),
                                file.hunks().stream()
                                        .filter(hunk -> !read.contains(hash(file, hunk)))
                                        .toList()))
                        .toList());
    }

    /** What a model read wholly; of half a reading nobody knows which half. */
    void note(PullRequestRef pullRequest, Review review) {
        if (!review.engine().equals(BY_MODEL) || !review.reading().isComplete()) {
            return;
        }
        var now = new HashSet<String>();
        review.change().files().forEach(file -> file.hunks().forEach(hunk -> now.add(hash(file, hunk))));
        now.removeAll(read(pullRequest));
        now.forEach(hash -> db.update("""
                insert into hunk_read (pull_request, hunk_hash, read_at) values (?, ?, ?)
                on conflict (pull_request, hunk_hash) do nothing""", pullRequest.toString(), hash, clock.instant()));
    }

    private Set<String> read(PullRequestRef pullRequest) {
        return new HashSet<>(db.query(
                "select hunk_hash from hunk_read where pull_request = ?",
                row -> row.getString("hunk_hash"),
                pullRequest.toString()));
    }

    static Set<String> hashes(Change change) {
        var hashes = new HashSet<String>();
        change.files().forEach(file -> file.hunks().forEach(hunk -> hashes.add(hash(file, hunk))));
        return hashes;
    }

    private static String hash(ChangedFile file, ChangedHunk hunk) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(file.path().getBytes(UTF_8));
            for (var line : hunk.lines()) {
                digest.update(("\n" + line.kind() + line.text()).getBytes(UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    @Scheduled(every = "6h", delayed = "7m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void prune() {
        db.update("delete from hunk_read where read_at < ?", clock.instant().minus(config.retention()));
    }
}
