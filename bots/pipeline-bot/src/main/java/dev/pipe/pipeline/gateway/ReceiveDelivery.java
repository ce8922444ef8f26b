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
import java.util.List;
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

    private static final String SIGNATURE = "x-hub-signature-256";

    /** Ahead of Quarkus' own body limit, whose 413 closes the connection before the sender can read it. */
    private static final int AHEAD_OF_BODY_LIMIT = -3;

    private final GatewayConfig config;
    private final WebhookLog log;
    private final GatewayMeters meters;
    private final DrainDeliveries draining;
    private final Traces traces;
    private final Clock clock;
    private final WebhookSecrets secrets;
    private final InFlightBytes inFlight;
    private final JsonFactory json = JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxStringLength(BODY_LIMIT).build())
            .build();

    ReceiveDelivery(
            GatewayConfig config,
            WebhookSecrets secrets,
            WebhookLog log,
            GatewayMeters meters,
            DrainDeliveries draining,
            Traces traces,
            Clock clock) {
        this.config = config;
        this.secrets = secrets;
        this.log = log;
        this.meters = meters;
        this.draining = draining;
        this.traces = traces;
        this.clock = clock;
        this.inFlight = new InFlightBytes(config.inFlight().asLongValue());
        meters.watch(inFlight);
    }

    void register(@Observes Router router) {
        router.post("/webhooks/github").order(AHEAD_OF_BODY_LIMIT).handler(this::receive);
    }

    private void receive(RoutingContext exchange) {
        var request = exchange.request();
        var answer = new Answer(exchange, meters, draining);
        var refusal = answer.mayBeTaken() ? judgeHeaders(request) : Optional.of(Refusal.stopping());
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
        return SignaturePolicy.judgeHeader(
                secrets.inForce(), request.getHeader(SIGNATURE), request.getHeader("x-hub-signature"));
    }

    /** Runs off the event loop. Throws {@link RefusedDelivery}; otherwise completes when the broker has it. */
    private CompletionStage<Void> accept(Arriving arriving, byte[] body) {
        var verifying = verifying(arriving.headers().get(SIGNATURE), body);
        var headers = Delivery.keptHeaders(arriving.headers());
        var event = Delivery.eventOf(headers);
        var guid = Delivery.guidOf(headers);
        var subject = ReadSubject.of(json, body);
        if (verifying.stream().noneMatch(secret -> secret.scope().covers(subject))) {
            throw new RefusedDelivery(Refusal.outOfScope());
        }
        var key = subject.key(guid);
        return log.append(new Delivery(guid, event, key, clock.instant(), arriving.traceParent(), headers, body));
    }

    private List<WebhookSecret> verifying(String signature, byte[] body) {
        var verifying = SignaturePolicy.verifying(secrets.inForce(), signature, body);
        if (verifying.isEmpty() && secrets.rereadIfDue()) {
            verifying = SignaturePolicy.verifying(secrets.inForce(), signature, body);
        }
        if (verifying.isEmpty()) {
            throw new RefusedDelivery(Refusal.unsigned(
                    "X-Hub-Signature-256 does not fit the body: the webhook's secret is not one of ours."));
        }
        return verifying;
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
