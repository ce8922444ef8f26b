package dev.pipe.review.request;

import dev.pipe.common.chatops.CommandName;
import dev.pipe.common.chatops.Reply;
import dev.pipe.common.event.CommandIssued;
import java.util.function.Supplier;

/** A command whose answer takes longer than an event's transaction should: it asks GitHub, or a model. */
public interface AnswersLater {

    CommandName command();

    /**
     * Asks, in no transaction. What it returns is called in one that holds the pull request's review, once; what it was
     * asked about may have changed by then.
     */
    Supplier<Reply> answer(CommandIssued call);
}
