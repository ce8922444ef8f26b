package dev.pipe.pipeline.command;

import dev.pipe.common.bus.Outbox;
import dev.pipe.common.chatops.CommandHandler;
import dev.pipe.common.chatops.CommandName;
import dev.pipe.common.chatops.Reply;
import dev.pipe.common.config.Permission;
import dev.pipe.common.event.CommandIssued;
import dev.pipe.common.event.PipelineEvent.PullRequestHeld;
import dev.pipe.pipeline.hold.PersonHold;
import dev.pipe.pipeline.hold.PersonHoldTable;
import dev.pipe.pipeline.run.ConductRun;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;

/** {@code /hold [reason]}: keeps the pull request from being merged, whatever its head becomes, until it is lifted. */
@ApplicationScoped
class HoldCommand implements CommandHandler {

    private static final int LONGEST_REASON = 300;

    private final PersonHoldTable holds;
    private final ConductRun conduct;
    private final Outbox outbox;
    private final Clock clock;

    HoldCommand(PersonHoldTable holds, ConductRun conduct, Outbox outbox, Clock clock) {
        this.holds = holds;
        this.conduct = conduct;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    public CommandName command() {
        return CommandName.HOLD;
    }

    @Override
    public Reply run(CommandIssued call) {
        var hold = new PersonHold(
                call.pullRequest(),
                call.actor(),
                Permission.of(call.permission()),
                reason(call.rest()),
                clock.instant().truncatedTo(ChronoUnit.MILLIS));
        holds.set(hold);
        var run = conduct.judgeAgain(call.pullRequest());
        outbox.publish(
                "held/" + call.place(),
                new PullRequestHeld(
                        run.map(now -> now.ref()).orElse(null),
                        call.pullRequest(),
                        hold.by(),
                        call.permission(),
                        hold.reason(),
                        hold.since()));
        return run.filter(now -> now.merge().sent()).isPresent()
                ? Reply.done(
                        "It is held. Its merge was on the way already: that is stopped, unless GitHub is at it this very"
                                + " moment.")
                : Reply.done();
    }

    static String reason(String rest) {
        var line = rest.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return line.length() <= LONGEST_REASON ? line : line.substring(0, LONGEST_REASON) + "…";
    }
}
