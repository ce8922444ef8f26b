package dev.pipe.infra.overview;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;

/** How every bot is, for scripts and dashboards. */
@Path("/api/bots")
class BotsResource {

    private final Overview overview;

    BotsResource(Overview overview) {
        this.overview = overview;
    }

    @GET
    public List<BotState> bots() {
        return overview.bots();
    }
}
