package dev.pipe.common.github;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Answers with the ETag under which GitHub says "unchanged" for them. Nothing here is ever used unasked: each read goes
 * to GitHub, and a kept answer only stands in for the body that a 304 leaves out. Bounded in bytes; the one that was
 * not asked for longest goes first.
 */
@ApplicationScoped
class AnswerCache {

    /** What an entry weighs beside its body: key, headers, links of the map. */
    private static final int AROUND = 2_048;

    /** No single answer takes more than this part of the whole. */
    private static final int LARGEST_PART = 4;

    /** An answer and its ETag. */
    record Kept(String etag, Answer answer) {
        long bytes() {
            return answer.body().length + (long) AROUND;
        }
    }

    private final Map<ReadKey, Kept> entries = new LinkedHashMap<>(64, 0.75f, true);
    private final long most;
    private long bytes;

    AnswerCache(GitHubConfig config) {
        this.most = config.cacheSize().asLongValue();
    }

    synchronized Optional<Kept> find(ReadKey key) {
        return Optional.ofNullable(entries.get(key));
    }

    synchronized void keep(ReadKey key, Answer answer) {
        forget(key);
        var etag = answer.header("ETag");
        if (answer.status() != 200 || etag.isEmpty()) {
            return;
        }
        var kept = new Kept(etag.get(), answer);
        if (kept.bytes() > most / LARGEST_PART) {
            return;
        }
        entries.put(key, kept);
        bytes += kept.bytes();
        var oldest = entries.entrySet().iterator();
        while (bytes > most) {
            bytes -= oldest.next().getValue().bytes();
            oldest.remove();
        }
    }

    synchronized void forget(ReadKey key) {
        var old = entries.remove(key);
        if (old != null) {
            bytes -= old.bytes();
        }
    }

    synchronized long bytes() {
        return bytes;
    }
}
