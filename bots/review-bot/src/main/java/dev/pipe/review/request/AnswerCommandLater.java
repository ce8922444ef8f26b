package dev.pipe.review.request;

import dev.pipe.common.chatops.Reply;
import dev.pipe.common.text.SafeMarkdown;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Answers the commands that ask GitHub or a model. */
@ApplicationScoped
class AnswerCommandLater implements DoJob {

    private final ReadJob read;
    private final KnowRepository names;
    private final List<AnswersLater> commands;
    private final AnswerAsker answer;

    AnswerCommandLater(ReadJob read, KnowRepository names, @All List<AnswersLater> commands, AnswerAsker answer) {
        this.read = read;
        this.names = names;
        this.commands = commands;
        this.answer = answer;
    }

    @Override
    public JobKind kind() {
        return JobKind.COMMAND;
    }

    @Override
    public Conclusion begin(Job job) {
        var call = read.command(job);
        var name = job.pullRequest().repo();
        var whyNot = KnowRepository.whyNot(name, names.of(name));
        if (whyNot.isPresent()) {
            return new Impossible(whyNot.get());
        }
        for (var command : commands) {
            if (command.command().word().equals(call.command())) {
                var reply = command.answer(call);
                return new Done(() -> answer.of(job, reply.get()));
            }
        }
        throw new UnreadableJob(job, new IllegalArgumentException("There is no command " + call.command()));
    }

    @Override
    public void failed(Job job, String reason) {
        answer.of(job, Reply.rejected(SafeMarkdown.text(reason)));
    }
}
