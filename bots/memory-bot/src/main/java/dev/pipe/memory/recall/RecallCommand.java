package dev.pipe.memory.recall;

import dev.pipe.common.chatops.CommandHandler;
import dev.pipe.common.chatops.CommandName;
import dev.pipe.common.chatops.Reply;
import dev.pipe.common.event.CommandIssued;
import dev.pipe.memory.MemoryConfig;
import dev.pipe.memory.Question;
import jakarta.enterprise.context.ApplicationScoped;

/** {@code /recall <words>}: cites earlier decisions, or says that there are none. */
@ApplicationScoped
class RecallCommand implements CommandHandler {

    private final Recall recall;
    private final MemoryConfig config;

    RecallCommand(Recall recall, MemoryConfig config) {
        this.recall = recall;
        this.config = config;
    }

    @Override
    public CommandName command() {
        return CommandName.RECALL;
    }

    @Override
    public Reply run(CommandIssued call) {
        if (call.rest().isBlank()) {
            return Reply.rejected("Say what to look for: `" + command().usage() + "`, `/recall hard-coded credential`"
                    + " for instance.");
        }
        var question = new Question(
                call.rest(),
                null,
                call.pullRequest(),
                config.recall().minSimilarity(),
                config.recall().limit());
        return Reply.answer(PrecedentText.of(call.rest(), recall.ask(question)));
    }
}
