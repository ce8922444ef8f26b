package dev.pipe.pipeline.normalise;

import jakarta.enterprise.context.ApplicationScoped;

/** Which deliveries were looked at, whatever became of them. */
@ApplicationScoped
public class KnownDeliveries {

    private final DeliveryTable table;

    KnownDeliveries(DeliveryTable table) {
        this.table = table;
    }

    /** @param guid GitHub's, the same for every attempt */
    public boolean has(String guid) {
        return table.find(guid).isPresent();
    }
}
