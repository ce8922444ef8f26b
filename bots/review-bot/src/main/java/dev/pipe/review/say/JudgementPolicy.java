package dev.pipe.review.say;

import dev.pipe.common.event.ReviewEvent.Decision;
import dev.pipe.common.github.GitHubWrite.SubmitReview.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What our reviews hold for or against a pull request: which event the review of a head has, and which of earlier ones are
 * taken back. A head that nobody read mends nothing that was asked to be mended, and is not what was approved.
 */
final class JudgementPolicy {

    /** What the operator lets a review hold. */
    record Allowed(boolean requestChanges, boolean approve) {}

    /** Whether there is anything to tell what was found before from what is gone. */
    enum Head {
        READ,
        UNREAD
    }

    private static final Set<Decision> APPROVING = Set.of(Decision.AUTO_APPROVED, Decision.APPROVED_WITH_SUGGESTIONS);

    private JudgementPolicy() {}

    /** Whose word counts on whether a head may pass. */
    enum Word {
        OURS,
        /** An admin overrode our review of this head. */
        OVERRIDDEN
    }

    static Event event(Allowed allowed, Decision decision, Word word) {
        if (word == Word.OURS && allowed.requestChanges() && decision.rejected()) {
            return Event.REQUEST_CHANGES;
        }
        return allowed.approve() && APPROVING.contains(decision) ? Event.APPROVE : Event.COMMENT;
    }

    static List<Event> takenBack(Allowed allowed, Decision decision, Head head, Word word) {
        var events = new ArrayList<Event>();
        var mended = !decision.rejected() && head == Head.READ;
        if (allowed.requestChanges() && (mended || word == Word.OVERRIDDEN)) {
            events.add(Event.REQUEST_CHANGES);
        }
        if (allowed.approve() && !APPROVING.contains(decision)) {
            events.add(Event.APPROVE);
        }
        return events;
    }
}
