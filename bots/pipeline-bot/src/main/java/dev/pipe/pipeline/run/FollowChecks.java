package dev.pipe.pipeline.run;

import dev.pipe.common.bus.Handler;
import dev.pipe.common.bus.Received;
import dev.pipe.common.config.Stage;
import dev.pipe.common.event.GitHubFact.CheckChanged;
import dev.pipe.common.event.GitHubFact.CheckKind;
import dev.pipe.pipeline.mergegroup.MergeGroups;
import jakarta.enterprise.context.ApplicationScoped;

/** Checks changed: others' are read again where they are waited for; a re-run of ours begins another attempt. */
@ApplicationScoped
class FollowChecks implements Handler<CheckChanged> {

    private static final String RERUN = "rerequested";

    private final ConductRun conduct;
    private final MergeGroups groups;

    FollowChecks(ConductRun conduct, MergeGroups groups) {
        this.conduct = conduct;
        this.groups = groups;
    }

    @Override
    public Class<CheckChanged> event() {
        return CheckChanged.class;
    }

    @Override
    public void handle(Received<CheckChanged> received) {
        var fact = received.event();
        var ours = fact.name() != null && fact.name().startsWith("pipe/");
        if (RERUN.equals(fact.action()) && (ours || fact.kind() == CheckKind.CHECK_SUITE)) {
            rerun(fact);
        } else if (!ours) {
            conduct.stirred(fact.pullRequest());
            conduct.change(fact.pullRequest(), run -> waitsForChecks(run, fact) ? forgetting(run) : run);
            if (groups.withHead(fact.pullRequest().repo(), fact.headSha()).isPresent()) {
                conduct.judgeAgain(fact.pullRequest());
            }
        }
    }

    /** GitHub sends one request per check; the first begins the attempt, and the others name a run that is past. */
    private void rerun(CheckChanged fact) {
        var who = fact.sender() == null ? "" : " by " + fact.sender().login();
        if (fact.externalId() != null && !fact.externalId().isEmpty()) {
            conduct.attemptAgain(fact.pullRequest(), "re-run asked for" + who, fact.externalId());
        } else {
            conduct.newestOn(fact.pullRequest(), fact.headSha())
                    .ifPresent(run -> conduct.attemptAgain(fact.pullRequest(), "re-run asked for" + who, run.id()));
        }
    }

    private static boolean waitsForChecks(Run run, CheckChanged fact) {
        return run.live()
                && run.ref().headSha().equals(fact.headSha())
                && run.stage(Stage.CHECKS).status() != StageState.Status.NOT_BEGUN;
    }

    private static Run forgetting(Run run) {
        return run.with(run.evidence().forgettingChecks());
    }
}
