package dev.pipe.governance.decide;

import dev.pipe.common.bus.Outbox;
import dev.pipe.common.config.Mode;
import dev.pipe.common.github.GitHubWrite;
import dev.pipe.governance.approval.ApprovalNews;
import dev.pipe.governance.approval.ApprovalNews.Changed;
import dev.pipe.governance.approval.ApprovalNews.Given;
import dev.pipe.governance.approval.ApprovalNews.Uncounted;
import dev.pipe.governance.approval.ApprovalNews.Withdrawn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Every change of what people said leads to another look at the run, in the same transaction. */
@ApplicationScoped
class ObserveApprovals {

    private final ReconsiderRuns runs;
    private final RunTable table;
    private final Outbox outbox;

    ObserveApprovals(ReconsiderRuns runs, RunTable table, Outbox outbox) {
        this.runs = runs;
        this.table = table;
        this.outbox = outbox;
    }

    void heard(@Observes ApprovalNews news) {
        switch (news) {
            case Given given -> runs.given(given.word());
            case Withdrawn withdrawn -> runs.withdrawn(withdrawn.pullRequest(), withdrawn.words(), withdrawn.reason());
            case Changed changed -> runs.changed(changed.pullRequest());
            case Uncounted uncounted -> tell(uncounted);
        }
    }

    /** Nobody asked us, so it is said only where the operator lets us speak. */
    private void tell(Uncounted uncounted) {
        var maySpeak = table.of(uncounted.pullRequest())
                .filter(run -> run.mode() != Mode.OBSERVE)
                .isPresent();
        if (maySpeak) {
            outbox.write(new GitHubWrite.Reply(uncounted.pullRequest(), uncounted.marker(), uncounted.markdown()));
        }
    }
}
