package dev.pipe.review.request;

import dev.pipe.common.db.Db;
import dev.pipe.common.event.PullRequestRef;
import dev.pipe.common.event.ReviewEvent.ReviewCompleted;
import dev.pipe.review.ReviewConfig;
import dev.pipe.review.diff.Change;
import dev.pipe.review.model.ReadAlong;
import dev.pipe.review.read.Review;
import dev.pipe.review.risk.Finding;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * The hunks of a pull request that a model has read, by what they say and not by where they stand: what a push leaves as
 * it was is not paid for again, unless another model would read it now, or by other prompts. What was found in it is
 * remembered with the findings.
 */
@ApplicationScoped
class HunksRead {

    private static final String BY_MODEL = "llm";

    private final Db db;
    private final ReadAlong model;
    private final ReviewConfig config;
    private final Clock clock;

    HunksRead(Db db, ReadAlong model, ReviewConfig config, Clock clock) {
        this.db = db;
        this.model = model;
        this.config = config;
        this.clock = clock;
    }

    Pass pass(PullRequestRef pullRequest, ReviewNow.Extent extent) {
        return new Pass(pullRequest, extent);
    }

    /** One reading of a pull request. */
    final class Pass implements BiFunction<Change, List<Finding>, Change> {

        private final PullRequestRef pullRequest;
        private final ReviewNow.Extent extent;
        private HunkKeys keys = HunkKeys.of(new Change(List.of()), List.of());

        private Pass(PullRequestRef pullRequest, ReviewNow.Extent extent) {
            this.pullRequest = pullRequest;
            this.extent = extent;
        }

        /** What of the change is to be read, beside what the rules found in it. */
        @Override
        public Change apply(Change change, List<Finding> byRules) {
            keys = HunkKeys.of(change, byRules);
            return extent == ReviewNow.Extent.ALL ? change : keys.without(read(pullRequest), change);
        }

        /**
         * What a model read wholly; of half a reading nobody knows which half. What it said there and what got no name is
         * remembered nowhere else: such a hunk is read again.
         */
        void note(Review review, ReviewCompleted completed) {
            if (!review.engine().equals(BY_MODEL) || !review.reading().isComplete()) {
                return;
            }
            var now = keys.except(HunkKeys.nameless(review.change(), completed.findings()));
            now.removeAll(read(pullRequest));
            now.forEach(hash -> db.update("""
                    insert into hunk_read (pull_request, hunk_hash, reader, read_at) values (?, ?, ?, ?)
                    on conflict (pull_request, hunk_hash, reader) do nothing""", pullRequest.toString(), hash, model.reader(), clock.instant()));
        }
    }

    private Set<String> read(PullRequestRef pullRequest) {
        return new HashSet<>(db.query(
                "select hunk_hash from hunk_read where pull_request = ? and reader = ?",
                row -> row.getString("hunk_hash"),
                pullRequest.toString(),
                model.reader()));
    }

    @Scheduled(every = "6h", delayed = "7m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void prune() {
        db.update("delete from hunk_read where read_at < ?", clock.instant().minus(config.retention()));
    }
}
