package dev.pipe.pipeline.command;

import dev.pipe.common.chatops.CommandHandler;
import dev.pipe.common.chatops.CommandName;
import dev.pipe.common.chatops.Reply;
import dev.pipe.common.event.CommandIssued;
import dev.pipe.pipeline.living.StatusText;
import dev.pipe.pipeline.run.StandNow;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code /status}: where the pull request stands. */
@ApplicationScoped
class StatusCommand implements CommandHandler {

    private final StandNow standings;
    private final ExplainNow explain;
    private final List<StatusNote> notes;

    StatusCommand(StandNow standings, ExplainNow explain, @All List<StatusNote> notes) {
        this.standings = standings;
        this.explain = explain;
        this.notes = notes;
    }

    @Override
    public CommandName command() {
        return CommandName.STATUS;
    }

    @Override
    public Reply run(CommandIssued call) {
        var status = standings
                .of(call.pullRequest())
                .map(StatusText::of)
                .orElseGet(() -> explain.markdown(call.pullRequest()));
        return Reply.answer(
                Stream.concat(Stream.of(status), notes.stream().flatMap(note -> note.note(call.pullRequest()).stream()))
                        .collect(Collectors.joining("\n\n")));
    }
}
