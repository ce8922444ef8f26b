package dev.pipe.governance.approval;

import dev.pipe.common.event.Actor;
import dev.pipe.common.event.GitHubFact.CommentKind;
import dev.pipe.common.event.GovernanceEvent.Approval;
import dev.pipe.common.event.PullRequestRef;
import java.time.Instant;

/**
 * One person's last word on a pull request, for the head and base that person saw.
 *
 * @param reason what the person gave as the reason (masked, still untrusted), or why the word was taken back; else empty
 * @param overtaken what it said before another head overtook it; null while none did
 */
public record Word(
        PullRequestRef pullRequest,
        Actor who,
        Kind kind,
        Source source,
        String headSha,
        String base,
        String reason,
        Instant saidAt,
        Kind overtaken) {

    public Word(
            PullRequestRef pullRequest,
            Actor who,
            Kind kind,
            Source source,
            String headSha,
            String base,
            String reason,
            Instant saidAt) {
        this(pullRequest, who, kind, source, headSha, base, reason, saidAt, null);
    }

    /** What was said. */
    public enum Kind {
        APPROVED,
        CHANGES_REQUESTED,
        REJECTED,
        /** Cancelled, dismissed, deleted, or overtaken by a new head: it says nothing any more. */
        TAKEN_BACK
    }

    /**
     * Where it was said.
     *
     * @param command false for GitHub's own review, of which {@code id} is the id
     */
    public record Source(boolean command, CommentKind kind, long id) {

        static Source review(long id) {
            return new Source(false, CommentKind.REVIEW, id);
        }

        public String via() {
            return command ? "/approve" : "review";
        }
    }

    public Approval asApproval() {
        return new Approval(who, source.via(), saidAt);
    }

    /** True while it approves exactly this. */
    public boolean approves(String head, String baseBranch) {
        return kind == Kind.APPROVED && headSha.equals(head) && base.equals(baseBranch);
    }

    /** True while it objects to this head, whatever its base: another target does not mend what was objected to. */
    public boolean objectsTo(String head) {
        return (kind == Kind.REJECTED || kind == Kind.CHANGES_REQUESTED) && headSha.equals(head);
    }

    /** Another head came: it says nothing of that one. Remembers what it said, should that head hold nothing new. */
    Word overtakenByAnotherHead() {
        return new Word(pullRequest, who, Kind.TAKEN_BACK, source, headSha, base, reason, saidAt, kind);
    }

    /** The same, said of a head that holds nothing new. */
    Word carriedTo(String head) {
        var said = overtaken == null ? kind : overtaken;
        return new Word(pullRequest, who, said, source, head, base, reason, saidAt);
    }

    Word takenBack(String why, Instant at) {
        return new Word(pullRequest, who, Kind.TAKEN_BACK, source, headSha, base, why, at);
    }
}
