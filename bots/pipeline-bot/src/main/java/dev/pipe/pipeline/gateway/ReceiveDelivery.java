package dev.pipe.pipeline.gateway;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.pipe.common.bus.Traces;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * Takes what GitHub delivers, on {@code POST /webhooks/github}. A Vert.x route and no REST resource, because a delivery
 * is judged by its headers before its body is read, and its bytes are counted while they arrive.
 */
@ApplicationScoped
class ReceiveDelivery {

    /** GitHub's own limit on a payload: 25 MiB. */
    static final int BODY_LIMIT = 26_214_400;

    /** Ahead of Quarkus' own body limit, whose 413 closes the connection before the sender can read it. */
    private static final int AHEAD_OF_BODY_LIMIT = -3;

    private final GatewayConfig config;
    private final WebhookLog log;
    private final GatewayMeters meters;
    private final Traces traces;
    private final Clock clock;
    private final SignaturePolicy signatures;
    private final InFlightBytes inFlight;
    private final JsonFactory json = JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxStringLength(BODY_LIMIT).build())
            .build();

    ReceiveDelivery(GatewayConfig config, WebhookLog log, GatewayMeters meters, Traces traces, Clock clock) {
        this.config = config;
        this.log = log;
        this.meters = meters;
        this.traces = traces;
        this.clock = clock;
        this.signatures = new SignaturePolicy(config.allSecrets());
        this.inFlight = new InFlightBytes(config.inFlight().asLongValue());
        meters.watch(inFlight);
    }

    void register(@Observes Router router) {
        router.post("/webhooks/github").order(AHEAD_OF_BODY_LIMIT).handler(this::receive);
    }

    private void receive(RoutingContext exchange) {
        var request = exchange.request();
        var answer = new Answer(exchange, meters);
        var refusal = judgeHeaders(request);
        if (refusal.isPresent()) {
            answer.refuse(refusal.get());
            return;
        }
        var delivery = new Arriving(request.headers(), traces.current());
        var body = new Body(inFlight, contentLength(request));
        new Reception(request, body, answer, config.answerWithin()).read(bytes -> accept(delivery, bytes));
    }

    /** What is known of a delivery before its body is there. */
    private record Arriving(MultiMap headers, String traceParent) {}

    private Optional<Refusal> judgeHeaders(HttpServerRequest request) {
        if (contentLength(request) > BODY_LIMIT) {
            return Optional.of(Refusal.tooLarge(BODY_LIMIT));
        }
        var contentType = request.getHeader("content-type");
        if (!isJson(contentType)) {
            return Optional.of(Refusal.contentType(contentType));
        }
        return signatures.judgeHeader(request.getHeader("x-hub-signature-256"), request.getHeader("x-hub-signature"));
    }

    /** Runs off the event loop. Throws {@link RefusedDelivery}; otherwise completes when the broker has it. */
    private CompletionStage<Void> accept(Arriving arriving, byte[] body) {
        signatures.judge(arriving.headers().get("x-hub-signature-256"), body).ifPresent(refusal -> {
            throw new RefusedDelivery(refusal);
        });
        var headers = Delivery.keptHeaders(arriving.headers());
        var event = Delivery.eventOf(headers);
        var guid = Delivery.guidOf(headers);
        var key = DeliveryKey.of(json, body, guid);
        return log.append(new Delivery(guid, event, key, clock.instant(), arriving.traceParent(), headers, body));
    }

    private static long contentLength(HttpServerRequest request) {
        var announced = request.getHeader("content-length");
        return announced == null ? -1 : Long.parseLong(announced); // Netty has refused what is not a number
    }

    private static boolean isJson(String contentType) {
        return contentType != null
                && contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT).equals("application/json");
    }
}
