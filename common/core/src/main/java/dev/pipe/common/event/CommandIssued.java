package dev.pipe.common.event;

import java.time.Instant;
import java.util.List;

/**
 * A chat-ops command that was found in a comment, whose actor may run it. Topic {@code pipe.commands}. Its id is made
 * of the kind of comment, its id and the command's ordinal in it, so that the same comment never commands twice.
 *
 * @param command the catalogue's name, lower case, without the slash
 * @param arguments as split like a shell would; the untouched rest of the line is {@code rest}
 * @param permission what GitHub said the actor may do here: {@code none, read, triage, write, maintain, admin}
 * @param commitId the commit a review or inline comment was written against; null for a plain comment
 */
public record CommandIssued(
        PullRequestRef pullRequest,
        String command,
        List<String> arguments,
        String rest,
        Actor actor,
        String permission,
        GitHubFact.CommentKind commentKind,
        long commentId,
        int ordinal,
        String commitId,
        Instant issuedAt)
        implements Event {

    public CommandIssued {
        arguments = arguments == null ? List.of() : List.copyOf(arguments);
        rest = rest == null ? "" : rest;
    }

    /** Kind, id and ordinal: {@code ISSUE_COMMENT:5:0}. No other command has the same. */
    public String place() {
        return commentKind + ":" + commentId + ":" + ordinal;
    }

    @Override
    public String key() {
        return pullRequest.toString();
    }
}
