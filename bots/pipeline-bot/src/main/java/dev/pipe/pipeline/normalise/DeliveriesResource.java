package dev.pipe.pipeline.normalise;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** What became of deliveries. A delivery that was accepted a moment ago is not here yet: ask again. */
@Path("/api/deliveries")
@Produces(MediaType.APPLICATION_JSON)
class DeliveriesResource {

    private static final int MOST = 500;

    private final DeliveryTable deliveries;

    DeliveriesResource(DeliveryTable deliveries) {
        this.deliveries = deliveries;
    }

    @GET
    public List<DeliveryView> newest(@RestQuery Integer limit) {
        return deliveries.newest(limit == null ? 50 : Math.clamp(limit, 1, MOST));
    }

    @GET
    @Path("/{guid}")
    public DeliveryView byGuid(@RestPath String guid) {
        return deliveries
                .find(guid)
                .orElseThrow(() -> new NotFoundException("No delivery of this id was normalised (yet)"));
    }
}
