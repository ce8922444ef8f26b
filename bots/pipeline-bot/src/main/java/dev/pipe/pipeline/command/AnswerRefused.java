package dev.pipe.pipeline.command;

import dev.pipe.common.bus.Outbox;
import dev.pipe.common.chatops.ParsedComment.Hint;
import dev.pipe.common.chatops.ParsedComment.ParsedCommand;
import dev.pipe.common.config.Permission;
import dev.pipe.common.event.GitHubFact.CommentAdded;
import dev.pipe.common.event.GitHubFact.CommentKind;
import dev.pipe.common.github.GitHubWrite.React;
import dev.pipe.common.github.GitHubWrite.Reply;
import dev.pipe.common.text.SafeMarkdown;
import dev.pipe.pipeline.run.Words;
import jakarta.enterprise.context.ApplicationScoped;

/** Answers commands that are not run: once, with the reason. */
@ApplicationScoped
class AnswerRefused {

    private final Outbox outbox;

    AnswerRefused(Outbox outbox) {
        this.outbox = outbox;
    }

    void notPermitted(CommentAdded comment, ParsedCommand command, Permission has) {
        answer(
                comment,
                command.ordinal(),
                "-1",
                "`/%s` needs %s permission in this repository%s; %s has %s."
                        .formatted(
                                command.command().word(),
                                Words.lower(command.command().who().needs()),
                                command.command().who().authorToo() ? ", or to be the author" : "",
                                Words.person(comment.author()),
                                Words.lower(has)));
    }

    void notTrusted(CommentAdded comment, ParsedCommand command) {
        answer(
                comment,
                command.ordinal(),
                "-1",
                "`/%s` waits until somebody with write access says `/ok-to-test` for this head."
                        .formatted(command.command().word()));
    }

    void tooMany(CommentAdded comment, int ordinal, String markdown) {
        answer(comment, ordinal, "confused", markdown);
    }

    void late(CommentAdded comment, ParsedCommand command) {
        answer(
                comment,
                command.ordinal(),
                "confused",
                "I saw this `/%s` late: it was written at %s. Things may have changed since, so I did not run it. Please repeat it if you still mean it."
                        .formatted(command.command().word(), Words.time(comment.createdAt())));
    }

    void doubted(CommentAdded comment, ParsedCommand command) {
        var why = comment.kind() == CommentKind.REVIEW
                ? "I read this review later, and GitHub does not tell me whether somebody edited it meanwhile"
                : "this comment was edited before I read it, and I cannot tell by whom";
        answer(
                comment,
                command.ordinal(),
                "confused",
                "I did not run this `/%s`: %s. Please repeat it in a new comment."
                        .formatted(command.command().word(), why));
    }

    void hint(CommentAdded comment, Hint hint) {
        answer(
                comment,
                hint.ordinal(),
                "confused",
                "I do not know %s. Did you mean `%s`? `/help` lists what I know."
                        .formatted(
                                SafeMarkdown.code("/" + hint.typed()),
                                hint.meant().usage()));
    }

    private void answer(CommentAdded comment, int ordinal, String reaction, String markdown) {
        outbox.write(new React(comment.pullRequest(), comment.kind().name(), comment.commentId(), reaction));
        var marker = "reply:" + comment.kind() + ":" + comment.commentId() + ":" + ordinal;
        outbox.write(new Reply(comment.pullRequest(), marker, markdown));
    }
}
