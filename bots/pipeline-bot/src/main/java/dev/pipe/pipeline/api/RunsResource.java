package dev.pipe.pipeline.api;

import dev.pipe.common.event.PullRequestRef;
import dev.pipe.pipeline.command.ExplainNow;
import dev.pipe.pipeline.living.StatusText;
import dev.pipe.pipeline.run.StandNow;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;

/** {@code GET /api/runs} and {@code GET /api/why}. */
@Path("/api")
public class RunsResource {

    private static final int NEWEST = 50;

    private final StandNow standings;
    private final ExplainNow explain;

    RunsResource(StandNow standings, ExplainNow explain) {
        this.standings = standings;
        this.explain = explain;
    }

    /** The runs of one pull request, newest first; without one, the newest runs of all. */
    @GET
    @Path("/runs")
    public List<RunView> runs(@QueryParam("pullRequest") String pullRequest) {
        var found = pullRequest == null ? standings.newest(NEWEST) : standings.history(parse(pullRequest), NEWEST);
        return found.stream().map(RunView::of).toList();
    }

    @GET
    @Path("/why")
    public WhyView why(@QueryParam("pullRequest") String pullRequest) {
        var ref = parse(pullRequest);
        var standing = standings.of(ref).map(StatusText::line).orElse("Unknown");
        return new WhyView(
                ref.toString(),
                standing,
                explain.reasons(ref).stream().map(WhyView.ReasonView::of).toList());
    }

    private static PullRequestRef parse(String text) {
        try {
            return PullRequestRef.parse(text == null ? "" : text);
        } catch (IllegalArgumentException e) {
            throw new BadRequestException(Response.status(Response.Status.BAD_REQUEST)
                    .type(MediaType.APPLICATION_JSON)
                    .entity(Map.of("error", "Say ?pullRequest=owner/name%23number. " + e.getMessage()))
                    .build());
        }
    }
}
