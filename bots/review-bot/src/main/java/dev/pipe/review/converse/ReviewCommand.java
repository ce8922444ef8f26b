package dev.pipe.review.converse;

import dev.pipe.common.chatops.CommandHandler;
import dev.pipe.common.chatops.CommandName;
import dev.pipe.common.chatops.Reply;
import dev.pipe.common.event.CommandIssued;
import dev.pipe.review.request.LiveReview;
import jakarta.enterprise.context.ApplicationScoped;

/** {@code /review [full]}: the live head once more; with {@code full} the model reads what it has read before too. */
@ApplicationScoped
class ReviewCommand implements CommandHandler {

    private static final String FULL = "full";

    private final LiveReview live;

    ReviewCommand(LiveReview live) {
        this.live = live;
    }

    @Override
    public CommandName command() {
        return CommandName.REVIEW;
    }

    @Override
    public Reply run(CommandIssued call) {
        var extent = call.rest().strip();
        if (!extent.isEmpty() && !extent.equalsIgnoreCase(FULL)) {
            return Reply.rejected("I know `/review` and `/review full`.");
        }
        var request = live.asked(call.pullRequest());
        if (request.isEmpty()) {
            return Reply.rejected("No review of this pull request was asked for yet; `/retest` begins a run.");
        }
        live.again(request.get(), !extent.isEmpty(), call.place());
        return Reply.answer(""); // seen; what comes of it is said when it is read
    }
}
