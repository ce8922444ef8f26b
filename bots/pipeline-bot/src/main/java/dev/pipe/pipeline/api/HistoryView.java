package dev.pipe.pipeline.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.pipe.pipeline.run.News;
import dev.pipe.pipeline.run.Words;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;

/** A pull request with the reasons why it is not merged, and all its runs, each with its history. */
@RegisterForReflection
record HistoryView(String pullRequest, String standing, List<WhyView.ReasonView> reasons, List<RunHistory> runs) {

    /** A run and what happened in it, oldest first. */
    @RegisterForReflection
    record RunHistory(RunView run, List<NewsView> history) {}

    /** One thing that happened. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record NewsView(Instant at, String kind, String stage, String said) {
        static NewsView of(News news) {
            return new NewsView(
                    news.at(),
                    Words.lower(news.kind()).replace(' ', '-'),
                    news.stage() == null ? null : news.stage().label(),
                    news.said());
        }
    }
}
