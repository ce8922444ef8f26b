package dev.pipe.pipeline.gateway;

import io.quarkus.logging.Log;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/** The one answer to a delivery: whoever comes first gives it. Used on the request's event loop. */
final class Answer {

    private static final long DRAIN_MILLIS = 8000;

    private final RoutingContext exchange;
    private final GatewayMeters meters;
    private final DrainDeliveries draining;
    private final boolean entered;
    private final long begun = System.nanoTime();
    private final AtomicBoolean given = new AtomicBoolean();

    Answer(RoutingContext exchange, GatewayMeters meters, DrainDeliveries draining) {
        this.exchange = exchange;
        this.meters = meters;
        this.draining = draining;
        this.entered = draining.enter();
    }

    /** False when the bot is stopping. */
    boolean mayBeTaken() {
        return entered;
    }

    void accepted() {
        if (given.compareAndSet(false, true)) {
            send(202, "accepted", new JsonObject().put("status", "accepted"), "application/json");
        }
    }

    void refuse(Refusal refusal) {
        if (!given.compareAndSet(false, true)) {
            return;
        }
        var guid = Delivery.shownGuid(exchange.request().headers());
        Log.infof("Refused delivery %s: %d %s", guid, refusal.status(), refusal.detail());
        var problem = new JsonObject()
                .put("title", refusal.title())
                .put("status", refusal.status())
                .put("detail", refusal.detail());
        refusal.retryAfterSeconds()
                .ifPresent(seconds -> exchange.response().putHeader("retry-after", String.valueOf(seconds)));
        send(refusal.status(), refusal.outcome(), problem, "application/problem+json");
        drain();
    }

    /** The sender hung up; there is nobody to answer. */
    void abandoned() {
        if (given.compareAndSet(false, true)) {
            meters.answered("abandoned", elapsed());
            leave();
        }
    }

    private void leave() {
        if (entered) {
            draining.leave();
        }
    }

    private void send(int status, String outcome, JsonObject body, String contentType) {
        meters.answered(outcome, elapsed());
        if (exchange.response().closed()) {
            leave();
        } else {
            exchange.response()
                    .setStatusCode(status)
                    .putHeader("content-type", contentType)
                    .end(body.toBuffer())
                    .onComplete(written -> leave());
        }
    }

    /** Reads on and drops what a refused sender still sends: one that is cut off would not see why. */
    private void drain() {
        var request = exchange.request();
        if (request.isEnded()) {
            return;
        }
        var vertx = exchange.vertx();
        var timer = vertx.setTimer(DRAIN_MILLIS, id -> cutOff(request));
        request.handler(chunk -> {});
        request.endHandler(end -> vertx.cancelTimer(timer));
        request.exceptionHandler(failure -> vertx.cancelTimer(timer));
        request.resume();
    }

    /** HTTP/2 carries other deliveries on the same connection. */
    private void cutOff(HttpServerRequest request) {
        if (request.version() == HttpVersion.HTTP_2) {
            exchange.response().reset();
        } else {
            request.connection().close();
        }
    }

    private Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - begun);
    }
}
