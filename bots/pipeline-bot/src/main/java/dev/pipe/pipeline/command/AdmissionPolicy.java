package dev.pipe.pipeline.command;

import dev.pipe.common.chatops.CommandName;
import dev.pipe.common.event.GitHubFact.CommentAdded;
import java.time.Duration;
import java.time.Instant;

/** Decides whether a command that was found in a comment is run. */
record AdmissionPolicy(Duration lateAfter) {

    /** What becomes of a command. */
    enum Admission {
        RUN,
        NOT_PERMITTED,
        /** It asks a model or the memory on a stranger's pull request whose head nobody vouched for. */
        NOT_TRUSTED,
        /** Its words may be another's than its author's. */
        DOUBTED,
        /** Older than it may be when first seen: what it meant may be past. Only what changes something can be late. */
        LATE
    }

    Admission decide(CommandName command, Caller caller, CommentAdded comment, Instant now) {
        if (!caller.may(command)) {
            return Admission.NOT_PERMITTED;
        }
        if (caller.mustWaitForTrust(command)) {
            return Admission.NOT_TRUSTED;
        }
        if (command.changes() && comment.maybeEdited()) {
            return Admission.DOUBTED;
        }
        return command.changes() && comment.createdAt().plus(lateAfter).isBefore(now) ? Admission.LATE : Admission.RUN;
    }
}
