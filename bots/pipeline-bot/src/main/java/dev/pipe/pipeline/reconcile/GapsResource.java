package dev.pipe.pipeline.reconcile;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** When GitHub could not hand everything over, newest first, and how it was made good. */
@Path("/api/gaps")
@Produces(MediaType.APPLICATION_JSON)
class GapsResource {

    private static final int MOST = 100;

    private final GapTable gaps;

    GapsResource(GapTable gaps) {
        this.gaps = gaps;
    }

    @GET
    public List<Gap> newest() {
        return gaps.newest(MOST);
    }
}
