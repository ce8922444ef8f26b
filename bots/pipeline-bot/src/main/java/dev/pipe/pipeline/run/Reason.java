package dev.pipe.pipeline.run;

/** Why a pull request is not merged, in plain words, and what to do about it. Both are Markdown, made safe already. */
public record Reason(Kind kind, String what, String todo) {

    /** For scripts; people read the words. */
    public enum Kind {
        CLOSED,
        DRAFT,
        REVIEW_PENDING,
        REVIEW_REJECTED,
        REVIEW_FAILED,
        GOVERNANCE_PENDING,
        APPROVAL_MISSING,
        REJECTED,
        CHECK_FAILED,
        CHECK_PENDING,
        HOLD,
        UNTRUSTED,
        CONFLICT,
        SHARED_HEAD,
        QUEUED,
        UPDATING,
        OUT_OF_DATE,
        MODE,
        NOT_ASKED,
        MERGE_REFUSED,
        MERGE_COMPUTED,
        READY,
        MERGING,
        GIVEN_UP,
        OVERDUE,
        WATCHMAN_SILENT,
        NO_RUN
    }
}
