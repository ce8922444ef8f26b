package dev.pipe.governance.approval;

import dev.pipe.common.event.PullRequestRef;
import java.util.List;

/** Something happened to the words on a pull request. Fired inside the transaction; whoever decides observes it. */
public sealed interface ApprovalNews {

    PullRequestRef pullRequest();

    /** An approval counts that did not before. */
    record Given(Word word) implements ApprovalNews {
        @Override
        public PullRequestRef pullRequest() {
            return word.pullRequest();
        }
    }

    /** Approvals count no more. */
    record Withdrawn(PullRequestRef pullRequest, List<Word> words, String reason) implements ApprovalNews {
        public Withdrawn {
            words = List.copyOf(words);
        }
    }

    /** Something else that a decision may rest on: an objection, a label, a title. */
    record Changed(PullRequestRef pullRequest) implements ApprovalNews {}

    /**
     * GitHub shows an approval that does not count here, and its giver does not know.
     *
     * @param marker unique to the review, so that it is said once
     */
    record Uncounted(PullRequestRef pullRequest, String marker, String markdown) implements ApprovalNews {}
}
