package dev.pipe.pipeline.command;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.partitioningBy;

import dev.pipe.common.bus.Outbox;
import dev.pipe.common.chatops.CommandHandler;
import dev.pipe.common.chatops.CommandName;
import dev.pipe.common.chatops.Reply;
import dev.pipe.common.config.Permission;
import dev.pipe.common.event.CommandIssued;
import dev.pipe.common.event.PipelineEvent.PullRequestReleased;
import dev.pipe.pipeline.hold.PersonHold;
import dev.pipe.pipeline.hold.PersonHoldTable;
import dev.pipe.pipeline.hold.ReleasePolicy;
import dev.pipe.pipeline.run.ConductRun;
import dev.pipe.pipeline.run.Words;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;

/** {@code /unhold}: lifts every hold of a person that the asker may lift, and says who may lift the others. */
@ApplicationScoped
class UnholdCommand implements CommandHandler {

    private final PersonHoldTable holds;
    private final ConductRun conduct;
    private final Outbox outbox;
    private final Clock clock;

    UnholdCommand(PersonHoldTable holds, ConductRun conduct, Outbox outbox, Clock clock) {
        this.holds = holds;
        this.conduct = conduct;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    public CommandName command() {
        return CommandName.UNHOLD;
    }

    @Override
    public Reply run(CommandIssued call) {
        var permission = Permission.of(call.permission());
        var byRight = holds.on(call.pullRequest()).stream()
                .collect(partitioningBy(hold -> ReleasePolicy.mayLift(hold, call.actor(), permission)));
        var lifted = byRight.get(true);
        var kept = byRight.get(false);
        if (lifted.isEmpty() && kept.isEmpty()) {
            return Reply.rejected(
                    "Nobody holds this pull request. A hold of infra-bot's clears by itself; an admin sets"
                            + " it aside by `/override hold <reason>`.");
        }
        lifted.forEach(hold -> lift(hold, call));
        if (kept.isEmpty()) {
            return Reply.done();
        }
        return lifted.isEmpty() ? Reply.rejected(stillHeld(kept)) : Reply.done(stillHeld(kept));
    }

    private void lift(PersonHold hold, CommandIssued call) {
        holds.lift(hold);
        var run = conduct.judgeAgain(call.pullRequest());
        outbox.publish(
                "released/" + call.place() + "/" + hold.by().id(),
                new PullRequestReleased(
                        run.map(now -> now.ref()).orElse(null),
                        call.pullRequest(),
                        hold.by(),
                        call.actor(),
                        clock.instant()));
    }

    private static String stillHeld(List<PersonHold> kept) {
        return kept.stream()
                .map(hold -> Words.person(hold.by()) + " holds it; " + Words.person(hold.by()) + " lifts that, or "
                        + ReleasePolicy.whoMay(hold) + ".")
                .collect(joining("\n"));
    }
}
