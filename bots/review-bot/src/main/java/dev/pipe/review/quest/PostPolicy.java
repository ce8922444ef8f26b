package dev.pipe.review.quest;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How often one reader may post notes to one pull request: each time everybody who follows it gets a mail. */
final class PostPolicy {

    static final Duration SPAN = Duration.ofHours(1);

    private PostPolicy() {}

    /**
     * When the next may follow; empty when it may now.
     *
     * @param posts when they posted before, the oldest first
     */
    static Optional<Instant> notBefore(List<Instant> posts, int mostInSpan, Instant now) {
        var counting =
                posts.stream().filter(post -> post.plus(SPAN).isAfter(now)).toList();
        var tooMany = counting.size() - Math.max(1, mostInSpan);
        return tooMany < 0
                ? Optional.empty()
                : Optional.of(counting.get(tooMany).plus(SPAN));
    }
}
