package dev.pipe.review.request;

import dev.pipe.common.bus.Outbox;
import dev.pipe.common.chatops.Reply;
import dev.pipe.common.github.GitHubWrite;
import jakarta.enterprise.context.ApplicationScoped;

/** Answers whoever typed the command that a job is about, as a command is answered that is done at once. */
@ApplicationScoped
class AnswerAsker {

    private final Outbox outbox;

    AnswerAsker(Outbox outbox) {
        this.outbox = outbox;
    }

    void of(Job job, Reply reply) {
        if (reply.outcome() != Reply.Outcome.ANSWERED) { // that it was seen was shown when it was asked
            var place = job.place().split(":");
            outbox.write(new GitHubWrite.React(
                    job.pullRequest(),
                    place[0],
                    Long.parseLong(place[1]),
                    reply.outcome().reaction()));
        }
        if (!reply.markdown().isEmpty()) {
            outbox.write(new GitHubWrite.Reply(job.pullRequest(), "reply:" + job.place(), reply.markdown()));
        }
    }
}
