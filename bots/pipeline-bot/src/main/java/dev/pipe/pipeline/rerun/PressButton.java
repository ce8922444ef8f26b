package dev.pipe.pipeline.rerun;

import dev.pipe.common.bus.Handler;
import dev.pipe.common.bus.Outbox;
import dev.pipe.common.bus.Received;
import dev.pipe.common.config.Permission;
import dev.pipe.common.event.GitHubFact.CheckChanged;
import dev.pipe.common.github.GitHubReads;
import dev.pipe.common.github.GitHubWrite.RerunFailedJobs;
import dev.pipe.pipeline.run.Run;
import dev.pipe.pipeline.run.StandNow;
import dev.pipe.pipeline.run.Standing;
import jakarta.enterprise.context.ApplicationScoped;

/** Somebody pressed a button on one of our checks. GitHub shows them to people with write; that is asked again. */
@ApplicationScoped
class PressButton implements Handler<CheckChanged> {

    private static final String PRESSED = "requested_action";

    private final StandNow standings;
    private final GitHubReads github;
    private final Outbox outbox;

    PressButton(StandNow standings, GitHubReads github, Outbox outbox) {
        this.standings = standings;
        this.github = github;
        this.outbox = outbox;
    }

    @Override
    public Class<CheckChanged> event() {
        return CheckChanged.class;
    }

    @Override
    public void handle(Received<CheckChanged> received) {
        var fact = received.event();
        if (!PRESSED.equals(fact.action()) || fact.requestedAction() == null || fact.sender() == null) {
            return;
        }
        standings
                .of(fact.pullRequest())
                .filter(standing -> isAbout(standing.run(), fact) && mayPress(standing, fact))
                .ifPresent(standing -> pressed(standing, fact));
    }

    /** A button on a check of an earlier run says nothing of this one. */
    private static boolean isAbout(Run run, CheckChanged fact) {
        return run.live() && run.ref().id().equals(fact.externalId());
    }

    private boolean mayPress(Standing standing, CheckChanged fact) {
        var repo = standing.run().ref().pullRequest().repo();
        var awaited = standing.run().evidence().granted().trust().awaited(); // first /ok-to-test
        return !standing.settings().silent()
                && !awaited
                && Permission.of(github.permission(repo, fact.sender().login())).covers(Permission.WRITE);
    }

    private void pressed(Standing standing, CheckChanged fact) {
        var ref = standing.run().ref();
        var checks = standing.run().evidence().checks();
        switch (Buttons.of(fact.requestedAction())) {
            case RERUN_FAILED -> {
                if (checks != null) {
                    checks.failures().stream()
                            .map(job -> new RerunFailedJobs(ref.pullRequest(), job.workflowRun(), job.attempt()))
                            .distinct()
                            .forEach(outbox::write);
                }
            }
            case UNKNOWN -> {
                // a button of an older version of ours, or of nobody's
            }
        }
    }
}
