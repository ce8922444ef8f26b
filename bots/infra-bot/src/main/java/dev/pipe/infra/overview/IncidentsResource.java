package dev.pipe.infra.overview;

import dev.pipe.infra.incident.Hold;
import dev.pipe.infra.incident.Incident;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;

/** Incidents, open ones first, and what holds merges now. */
@Path("/api")
class IncidentsResource {

    private static final int NEWEST = 200;

    private final Overview overview;

    IncidentsResource(Overview overview) {
        this.overview = overview;
    }

    @GET
    @Path("/incidents")
    public List<Incident> incidents() {
        return overview.newestIncidents(NEWEST);
    }

    @GET
    @Path("/holds")
    public List<Hold> holds() {
        return overview.openHolds();
    }
}
