package dev.pipe.pipeline.command;

import dev.pipe.common.bus.Outbox;
import dev.pipe.common.chatops.CommandHandler;
import dev.pipe.common.chatops.CommandName;
import dev.pipe.common.chatops.Reply;
import dev.pipe.common.config.Permission;
import dev.pipe.common.event.CommandIssued;
import dev.pipe.common.event.PipelineEvent.OverrideGiven;
import dev.pipe.common.text.SafeMarkdown;
import dev.pipe.pipeline.override.GivenOverride;
import dev.pipe.pipeline.override.OverrideTable;
import dev.pipe.pipeline.run.ConductRun;
import dev.pipe.pipeline.run.Granted;
import dev.pipe.pipeline.run.Run;
import dev.pipe.pipeline.run.StandNow;
import dev.pipe.pipeline.run.Standing;
import dev.pipe.pipeline.run.Words;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * {@code /override <check|review|governance|hold> <reason>}: an admin lets this head and base pass although something
 * stands in the way. It is told to everybody, written into the ledger, remembered, and falls with the head.
 */
@ApplicationScoped
class OverrideCommand implements CommandHandler {

    private final StandNow standings;
    private final ReadingTime readingTime;
    private final AimOverride aim;
    private final OverrideTable overrides;
    private final ConductRun conduct;
    private final Outbox outbox;
    private final Clock clock;

    OverrideCommand(
            StandNow standings,
            ReadingTime readingTime,
            AimOverride aim,
            OverrideTable overrides,
            ConductRun conduct,
            Outbox outbox,
            Clock clock) {
        this.standings = standings;
        this.readingTime = readingTime;
        this.aim = aim;
        this.overrides = overrides;
        this.conduct = conduct;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    public CommandName command() {
        return CommandName.OVERRIDE;
    }

    @Override
    public Reply run(CommandIssued call) {
        if (!Permission.of(call.permission()).covers(Permission.ADMIN)) {
            return Reply.rejected("An override needs admin permission.");
        }
        if (call.arguments().size() < 2) {
            return Reply.rejected("Say what and why: `" + command().usage() + "`. The reason is kept for good.");
        }
        var live = standings.of(call.pullRequest()).filter(standing -> standing.run()
                .live());
        if (live.isEmpty()) {
            return Reply.rejected("Nothing is under way here.");
        }
        return unseen(call, live.get().run()).map(Reply::rejected).orElseGet(() -> override(call, live.get()));
    }

    /** A review names the head it is about. */
    private Optional<String> unseen(CommandIssued call, Run run) {
        var named = SeenPolicy.reviewed(call);
        var tooSoon = named == null && readingTime.wasTooShort(call, run);
        return SeenPolicy.refusal(call, run, named)
                .or(() -> tooSoon
                        ? Optional.of("A push lies so close before this that you may have seen another head: it is "
                                + SafeMarkdown.code(Words.shortSha(run.ref().headSha()))
                                + " now. Have a look, and say it again.")
                        : Optional.empty());
    }

    private Reply override(CommandIssued call, Standing standing) {
        return switch (aim.at(call.arguments().getFirst(), call.actor(), standing)) {
            case AimOverride.Missed(var why) -> Reply.rejected(why);
            case AimOverride.Aimed aimed -> {
                give(call, standing.run(), aimed);
                yield Reply.done();
            }
        };
    }

    private void give(CommandIssued call, Run run, AimOverride.Aimed aimed) {
        var reason = HoldCommand.reason(
                String.join(" ", call.arguments().subList(1, call.arguments().size())));
        var at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var ref = run.ref();
        var given = new GivenOverride(aimed.target(), aimed.check(), call.actor(), reason, at, aimed.holds());
        overrides.give(ref.pullRequest(), ref.headSha(), ref.base(), given);
        outbox.publish(
                "override/" + call.place(),
                new OverrideGiven(ref, aimed.target(), aimed.check(), call.actor(), reason, at));
        conduct.change(ref.pullRequest(), now -> now.ref().id().equals(ref.id()) ? granted(now) : now);
    }

    private Run granted(Run run) {
        var ref = run.ref();
        var given = overrides.on(ref.pullRequest(), ref.headSha(), ref.base());
        return run.knowing(
                run.evidence().granting(new Granted(run.evidence().granted().trust(), given)));
    }
}
