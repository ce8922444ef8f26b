package dev.pipe.pipeline.api;

import dev.pipe.pipeline.run.ExplainPullRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

/** {@code /api/config/explain}: what would happen to a pull request. Nothing is written, to GitHub or here. */
@Path("/api/config/explain")
public class ConfigResource {

    private final ExplainPullRequest explain;

    ConfigResource(ExplainPullRequest explain) {
        this.explain = explain;
    }

    /** Under the file that is on its base branch now. */
    @GET
    public ExplainView now(@QueryParam("pullRequest") String pullRequest) {
        var ref = Parameters.pullRequest(pullRequest);
        return explain.underTheFileOfNow(ref).map(ExplainView::of).orElseThrow(() -> absent(pullRequest));
    }

    /** As if the body stood on its base branch. */
    @POST
    @Consumes(MediaType.TEXT_PLAIN)
    public ExplainView under(@QueryParam("pullRequest") String pullRequest, String text) {
        var ref = Parameters.pullRequest(pullRequest);
        return explain.under(ref, text).map(ExplainView::of).orElseThrow(() -> absent(pullRequest));
    }

    private static NotFoundException absent(String pullRequest) {
        return new NotFoundException("GitHub shows me no pull request " + pullRequest);
    }
}
