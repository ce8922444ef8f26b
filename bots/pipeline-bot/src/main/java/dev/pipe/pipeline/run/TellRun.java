package dev.pipe.pipeline.run;

import dev.pipe.common.bus.Outbox;
import dev.pipe.common.config.Stage;
import dev.pipe.common.event.PipelineEvent.RunFinished;
import dev.pipe.common.event.PipelineEvent.RunStarted;
import dev.pipe.common.event.PipelineEvent.StageFinished;
import dev.pipe.common.event.PipelineEvent.StageOutcome;
import dev.pipe.common.event.PipelineEvent.StageRequested;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Tells the bus and the meters what changed in a run. */
@ApplicationScoped
class TellRun {

    private static final String WITHOUT_MODEL =
            "it comes from the fork of somebody without write access, and nobody has said /ok-to-test for this head";

    private final Outbox outbox;
    private final RunMeters meters;
    private final NewsTable news;

    TellRun(Outbox outbox, RunMeters meters, NewsTable news) {
        this.outbox = outbox;
        this.meters = meters;
        this.news = news;
    }

    void began(Standing standing) {
        var run = standing.run();
        news.add(run.ref(), NewsPolicy.began(standing));
        outbox.publish(
                run.ref().id() + "/started",
                new RunStarted(
                        run.ref(),
                        run.opening().author(),
                        run.opening().title(),
                        standing.settings().mode(),
                        run.opening().reason(),
                        run.opening().at()));
    }

    /** What the stages became since {@code before}. Their owners are asked once in a run. */
    void advanced(Run before, Standing standing, Instant now) {
        NewsPolicy.between(before, standing, now)
                .forEach(item -> news.add(standing.run().ref(), item));
        for (var stage : Stage.values()) {
            var was = before.stage(stage);
            var is = standing.run().stage(stage);
            if (was.requestedAt() == null && is.requestedAt() != null) {
                requested(standing, stage, is.requestedAt());
            }
            if (is.status() != was.status() && is.status().finished()) {
                finished(standing, stage, was, now);
            }
        }
    }

    void ended(Standing standing) {
        var run = standing.run();
        var ending = run.ending();
        news.add(run.ref(), NewsPolicy.ended(run));
        outbox.publish(
                run.ref().id() + "/finished",
                new RunFinished(run.ref(), ending.outcome(), ending.reason(), ending.at()));
        meters.runEnded(ending.outcome());
    }

    private void requested(Standing standing, Stage stage, Instant at) {
        var run = standing.run();
        outbox.publish(
                run.ref().id() + "/" + stage.label() + "/requested",
                new StageRequested(
                        run.ref(),
                        stage,
                        run.opening().author(),
                        run.opening().title(),
                        standing.settings().mode(),
                        at,
                        standing.settings().effective(),
                        run.evidence().granted().trust().awaited() ? WITHOUT_MODEL : ""));
    }

    private void finished(Standing standing, Stage stage, StageState was, Instant now) {
        var run = standing.run();
        var outcome =
                switch (run.stage(stage).status()) {
                    case PASSED -> StageOutcome.PASSED;
                    case FAILED -> StageOutcome.FAILED;
                    case SKIPPED -> StageOutcome.SKIPPED;
                    default -> StageOutcome.SUPERSEDED;
                };
        var off = outcome == StageOutcome.SUPERSEDED || outcome == StageOutcome.SKIPPED;
        if (off && was.requestedAt() == null) {
            return; // nobody was asked, so nobody needs to hear that it is off
        }
        var summary = Words.plain(StageWords.of(standing, stage).result());
        outbox.publish(new StageFinished(run.ref(), stage, outcome, summary, now));
        meters.stageEnded(stage, run.stage(stage));
    }
}
