package dev.pipe.pipeline.api;

import dev.pipe.pipeline.api.HistoryView.NewsView;
import dev.pipe.pipeline.api.HistoryView.RunHistory;
import dev.pipe.pipeline.command.ExplainNow;
import dev.pipe.pipeline.living.StatusText;
import dev.pipe.pipeline.run.NewsTable;
import dev.pipe.pipeline.run.StandNow;
import dev.pipe.pipeline.run.Standing;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;

/** Runs, their history and the reasons, from what is stored. */
@Path("/api")
public class RunsResource {

    private static final int NEWEST = 50;

    private final StandNow standings;
    private final NewsTable news;
    private final ExplainNow explain;

    RunsResource(StandNow standings, NewsTable news, ExplainNow explain) {
        this.standings = standings;
        this.news = news;
        this.explain = explain;
    }

    /** The runs of one pull request, newest first; without one, the newest runs of all. */
    @GET
    @Path("/runs")
    public List<RunView> runs(@QueryParam("pullRequest") String pullRequest) {
        var found = pullRequest == null
                ? standings.newest(NEWEST)
                : standings.history(Parameters.pullRequest(pullRequest), NEWEST);
        return found.stream().map(RunView::of).toList();
    }

    /** One pull request: why it is not merged, and its runs with every transition, timeout and retry. */
    @GET
    @Path("/runs/{owner}/{repo}/{number}")
    public HistoryView history(
            @PathParam("owner") String owner, @PathParam("repo") String repo, @PathParam("number") int number) {
        var ref = Parameters.pullRequest(owner, repo, number);
        var runs = standings.history(ref, NEWEST);
        if (runs.isEmpty()) {
            throw new NotFoundException("No run of " + ref + " is known here");
        }
        return new HistoryView(
                ref.toString(),
                StatusText.line(runs.getFirst()),
                explain.reasons(ref).stream().map(WhyView.ReasonView::of).toList(),
                runs.stream().map(this::withHistory).toList());
    }

    private RunHistory withHistory(Standing standing) {
        return new RunHistory(
                RunView.of(standing),
                news.of(standing.run().ref()).stream().map(NewsView::of).toList());
    }

    @GET
    @Path("/why")
    public WhyView why(@QueryParam("pullRequest") String pullRequest) {
        var ref = Parameters.pullRequest(pullRequest);
        var standing = standings.of(ref).map(StatusText::line).orElse("Unknown");
        return new WhyView(
                ref.toString(),
                standing,
                explain.reasons(ref).stream().map(WhyView.ReasonView::of).toList());
    }
}
