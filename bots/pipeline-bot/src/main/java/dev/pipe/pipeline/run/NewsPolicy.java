package dev.pipe.pipeline.run;

import dev.pipe.common.config.Stage;
import dev.pipe.pipeline.run.News.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Decides what is worth keeping of what a turn changed in a run. */
final class NewsPolicy {

    private NewsPolicy() {}

    static News began(Standing standing) {
        var run = standing.run();
        var effective = standing.settings().effective();
        var file = effective.sha().isEmpty() ? "no .github/pipe.yml" : effective.source() + " " + effective.sha();
        var route = effective.route().isEmpty() ? "" : ", route " + effective.route();
        return new News(
                run.opening().at(),
                Kind.BEGAN,
                null,
                run.opening().reason() + "; mode "
                        + Words.lower(standing.settings().mode()) + ", " + file + route);
    }

    static News ended(Run run) {
        var ending = run.ending();
        return new News(ending.at(), Kind.ENDED, null, Words.lower(ending.outcome()) + ": " + ending.reason());
    }

    static List<News> between(Run before, Standing after, Instant now) {
        var news = new ArrayList<News>();
        for (var stage : Stage.values()) {
            stage(before, after, stage, now).ifPresent(news::add);
        }
        merge(before.merge(), after.run().merge(), now).ifPresent(news::add);
        return news;
    }

    private static Optional<News> stage(Run before, Standing after, Stage stage, Instant now) {
        var was = before.stage(stage);
        var is = after.run().stage(stage);
        if (is.timedOut() && !was.timedOut()) {
            return Optional.of(news(Kind.TIMED_OUT, after, stage, now));
        }
        if (is.status() != was.status()) {
            return Optional.of(news(Kind.STAGE, after, stage, now));
        }
        return is.overdue() && !was.overdue() ? Optional.of(news(Kind.OVERDUE, after, stage, now)) : Optional.empty();
    }

    private static News news(Kind kind, Standing after, Stage stage, Instant now) {
        var status = Words.lower(after.run().stage(stage).status());
        return new News(
                now,
                kind,
                stage,
                status + ": " + Words.plain(StageWords.of(after, stage).result()));
    }

    private static Optional<News> merge(Merging was, Merging is, Instant now) {
        if (is.refused() && !is.refusal().equals(was.refusal())) {
            return merge(now, "GitHub refused: " + is.refusal());
        }
        if (is.sent() && !was.sent()) {
            return merge(now, "GitHub was asked to merge");
        }
        return is.asked() && !is.askedBy().equals(was.askedBy())
                ? merge(now, is.askedBy().login() + " asked for the merge")
                : Optional.empty();
    }

    private static Optional<News> merge(Instant now, String said) {
        return Optional.of(new News(now, Kind.MERGE, Stage.MERGE, said));
    }
}
