package dev.pipe.pipeline.command;

import dev.pipe.common.bus.Handler;
import dev.pipe.common.bus.Outbox;
import dev.pipe.common.bus.Received;
import dev.pipe.common.chatops.ParseCommands;
import dev.pipe.common.chatops.ParsedComment.ParsedCommand;
import dev.pipe.common.config.Permission;
import dev.pipe.common.event.CommandIssued;
import dev.pipe.common.event.GitHubFact.CommentAdded;
import dev.pipe.common.github.GitHubReads;
import dev.pipe.pipeline.run.StandNow;
import dev.pipe.pipeline.settings.PipelineConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Locale;

/**
 * Finds commands in comments and hands those whose writer may run them to the bots that own them. What a bot wrote
 * commands nothing; in observe mode nobody is answered, so nothing is run.
 */
@ApplicationScoped
class DispatchCommands implements Handler<CommentAdded> {

    private final GitHubReads github;
    private final StandNow standings;
    private final Outbox outbox;
    private final AnswerRefused refused;
    private final LimitCommands limit;
    private final AdmissionPolicy policy;
    private final Clock clock;

    DispatchCommands(
            GitHubReads github,
            StandNow standings,
            Outbox outbox,
            AnswerRefused refused,
            LimitCommands limit,
            PipelineConfig config,
            Clock clock) {
        this.github = github;
        this.standings = standings;
        this.outbox = outbox;
        this.refused = refused;
        this.limit = limit;
        this.policy = new AdmissionPolicy(config.commandsLateAfter());
        this.clock = clock;
    }

    @Override
    public Class<CommentAdded> event() {
        return CommentAdded.class;
    }

    @Override
    public void handle(Received<CommentAdded> received) {
        var comment = received.event();
        var parsed = ParseCommands.of(comment.body());
        var nothing = parsed.commands().isEmpty() && parsed.hints().isEmpty();
        if (nothing
                || comment.author().bot()
                || standings.settings(comment.pullRequest()).silent()
                || OwnComment.is(comment, github.self())) {
            return;
        }
        if (!parsed.commands().isEmpty()) {
            var permission = github.permission(comment.repo(), comment.author().login());
            var caller = new Caller(Permission.of(permission), isAuthor(comment), onStrangersHead(comment));
            parsed.commands().stream()
                    .filter(command -> limit.allows(comment, command.ordinal()))
                    .forEach(command -> dispatch(comment, command, caller, permission));
        }
        parsed.hints().stream()
                .filter(hint -> limit.allows(comment, hint.ordinal()))
                .forEach(hint -> refused.hint(comment, hint));
    }

    private boolean isAuthor(CommentAdded comment) {
        return standings
                .lastRead(comment.pullRequest())
                .or(() -> github.pullRequest(comment.pullRequest()))
                .filter(pullRequest -> pullRequest.author().is(comment.author()))
                .isPresent();
    }

    private boolean onStrangersHead(CommentAdded comment) {
        return standings
                .of(comment.pullRequest())
                .filter(standing -> standing.run().evidence().granted().trust().awaited())
                .isPresent();
    }

    private void dispatch(CommentAdded comment, ParsedCommand command, Caller caller, String permission) {
        var admission = policy.decide(command.command(), caller, comment, clock.instant());
        switch (admission) {
            case RUN -> outbox.publish(id(comment, command), issued(comment, command, permission));
            case NOT_PERMITTED -> refused.notPermitted(comment, command, caller.permission());
            case NOT_TRUSTED -> refused.notTrusted(comment, command);
            case DOUBTED -> refused.doubted(comment, command);
            case LATE -> refused.late(comment, command);
        }
    }

    /** With the pull request: a secret for another repository must not be able to take a comment's number away. */
    private static String id(CommentAdded comment, ParsedCommand command) {
        var where = comment.pullRequest().toString().toLowerCase(Locale.ROOT);
        return "command/" + where + "/" + comment.kind() + "/" + comment.commentId() + "/" + command.ordinal();
    }

    private static CommandIssued issued(CommentAdded comment, ParsedCommand command, String permission) {
        return new CommandIssued(
                comment.pullRequest(),
                command.command().word(),
                command.arguments(),
                command.rest(),
                comment.author(),
                permission,
                comment.kind(),
                comment.commentId(),
                command.ordinal(),
                comment.commitId(),
                comment.createdAt());
    }
}
