package dev.pipe.pipeline.gateway;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.pipe.common.bus.Traces;
import io.vertx.core.MultiMap;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Puts into the durable log what was not delivered to us but fetched from GitHub by us. Nobody signed such a body: it is
 * believed because TLS says who answered, and the log says so in two headers.
 */
@ApplicationScoped
public class KeepUnsigned {

    /** Where it comes from: {@link Origin}, in lower case. */
    public static final String ORIGIN = "x-pipe-origin";

    /** By what it is believed; absent where a signature was verified. */
    public static final String TRUSTED_BY = "x-pipe-trusted-by";

    private static final String SIGNATURE = "x-hub-signature-256"; // it signs other bytes than these
    private static final long PATIENCE_SECONDS = 30;

    private final WebhookLog log;
    private final Traces traces;
    private final Clock clock;
    private final JsonFactory json = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(ReceiveDelivery.BODY_LIMIT)
                    .build())
            .build();

    KeepUnsigned(WebhookLog log, Traces traces, Clock clock) {
        this.log = log;
        this.traces = traces;
        this.clock = clock;
    }

    /** How we came by it. */
    public enum Origin {
        /** Read from GitHub's log of deliveries. */
        DELIVERIES,
        /** Made of what a repository showed. */
        PULL_REQUESTS
    }

    /** Returns when every in-sync replica has it; throws when they have not. */
    public void keep(Origin origin, Map<String, String> gitHubs, byte[] body) {
        var all = MultiMap.caseInsensitiveMultiMap();
        gitHubs.forEach(all::add);
        var headers = Delivery.keptHeaders(all);
        headers.remove(SIGNATURE);
        headers.put(ORIGIN, origin.name().toLowerCase(java.util.Locale.ROOT));
        headers.put(TRUSTED_BY, "tls");
        var guid = Delivery.guidOf(headers);
        var key = ReadSubject.of(json, body).key(guid);
        await(new Delivery(guid, Delivery.eventOf(headers), key, clock.instant(), traces.current(), headers, body));
    }

    private void await(Delivery delivery) {
        try {
            log.append(delivery).toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new IllegalStateException("The broker did not take " + delivery.guid(), e.getCause());
        } catch (TimeoutException e) {
            throw new IllegalStateException("The broker did not take " + delivery.guid() + " in time", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted before the broker took " + delivery.guid(), e);
        }
    }
}
