package dev.pipe.common.bus;

import dev.pipe.common.health.BotConfig;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/** What this bot gave up, and another try at it; behind the API's token like everything under {@code /api}. */
@Path("/api/inbox")
@Produces(MediaType.APPLICATION_JSON)
public class RequeueResource {

    private static final Logger LOG = Logger.getLogger(RequeueResource.class);

    private final Requeue requeue;
    private final BotConfig bot;

    RequeueResource(Requeue requeue, BotConfig bot) {
        this.requeue = requeue;
        this.bot = bot;
    }

    @GET
    @Path("/dead")
    public List<DeadRow> dead() {
        return requeue.dead();
    }

    @POST
    @Path("/dead/{kind}/{row}/requeue")
    public Response requeue(@PathParam("kind") String kind, @PathParam("row") long row) {
        var done =
                switch (kind) {
                    case "inbox" -> requeue.inboxRow(row);
                    case "github_write" -> requeue.write(row);
                    default -> false;
                };
        return answer(done, kind + " row " + row, "was not given up by " + bot.name());
    }

    /** Looks at a delivery again: what was missing of it takes effect, and nothing else. */
    @POST
    @Path("/deliveries/{id}/requeue")
    public Response requeue(@PathParam("id") String id) {
        return answer(requeue.delivery(id), "delivery " + id, "is not in the inbox of " + bot.name());
    }

    private static Response answer(boolean done, String what, String why) {
        if (done) {
            LOG.infof("Requeued %s", what);
            return Response.ok(Map.of("requeued", what)).build();
        }
        return Response.status(Response.Status.NOT_FOUND)
                .entity(Map.of("error", what + " " + why))
                .build();
    }
}
