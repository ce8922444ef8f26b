package dev.pipe.sandbox.github.hooks;

import dev.pipe.sandbox.github.faults.WebhookFaults;
import dev.pipe.sandbox.github.world.Delivery;
import dev.pipe.sandbox.github.world.Delivery.Message;
import dev.pipe.sandbox.github.world.Delivery.Outcome;
import dev.pipe.sandbox.github.world.Hook;
import dev.pipe.sandbox.github.world.World;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Carries deliveries: one after the other per repository, ten seconds each, no second try. */
final class Courier implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String NOBODY = "failed to connect to host";

    private final World world;
    private final WebhookFaults faults;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    /** Of a delivery that waits to be overtaken, where its fault names no delay. */
    private static final Duration LONGEST_HOLD = Duration.ofSeconds(15);

    private final Map<String, ExecutorService> lanes = new ConcurrentHashMap<>();
    private final Map<String, Parcel> heldBack = new ConcurrentHashMap<>();

    Courier(World world, WebhookFaults faults) {
        this.world = world;
        this.faults = faults;
    }

    /** A message on its way to a hook. */
    record Parcel(Hook hook, String guid, boolean redelivery, Message message) {
        String lane() {
            return hook.id + "/" + message.repositoryId();
        }

        Parcel forged() {
            var headers = new LinkedHashMap<>(message.headers());
            headers.put("X-Hub-Signature-256", Signature.sha256("not the secret", message.body()));
            return new Parcel(
                    hook,
                    guid,
                    redelivery,
                    new Message(message.event(), message.action(), message.repositoryId(), headers, message.body()));
        }
    }

    void send(Parcel parcel) {
        lanes.computeIfAbsent(
                        parcel.lane(),
                        lane -> Executors.newSingleThreadExecutor(
                                Thread.ofVirtual().name("deliver " + lane).factory()))
                .execute(() -> deliverWithFaults(parcel));
    }

    private void deliverWithFaults(Parcel parcel) {
        var fault = faults.take(parcel.message().event()).orElse(null);
        switch (fault == null ? null : fault.kind()) {
            case null -> attempt(parcel);
            case DUPLICATE -> {
                attempt(parcel);
                attempt(parcel);
            }
            case REORDER -> {
                if (heldBack.putIfAbsent(parcel.lane(), parcel) == null) {
                    letGoAfter(fault.delay().isZero() ? LONGEST_HOLD : fault.delay(), parcel);
                    return;
                }
                attempt(parcel); // one is held back already: this one overtakes it
            }
            case DROP -> record(parcel, 0, new Outcome(0, NOBODY, Map.of(), ""));
            case DELAY -> {
                pause(fault.delay());
                attempt(parcel);
            }
            case FORGE -> attempt(parcel.forged());
        }
        var late = heldBack.remove(parcel.lane());
        if (late != null) {
            attempt(late);
        }
    }

    /** When nothing comes that could overtake it. */
    private void letGoAfter(Duration hold, Parcel parcel) {
        CompletableFuture.delayedExecutor(hold.toMillis(), TimeUnit.MILLISECONDS)
                .execute(() -> {
                    var lane = lanes.get(parcel.lane());
                    if (!lane.isShutdown()) {
                        lane.execute(() -> {
                            if (heldBack.remove(parcel.lane(), parcel)) {
                                attempt(parcel);
                            }
                        });
                    }
                });
    }

    /** One attempt, now, on the caller's thread. */
    Delivery attempt(Parcel parcel) {
        var start = System.nanoTime();
        var outcome = post(parcel);
        return record(parcel, (System.nanoTime() - start) / 1e9, outcome);
    }

    private Delivery record(Parcel parcel, double seconds, Outcome outcome) {
        var delivery = new Delivery(
                world.nextId(),
                parcel.guid(),
                parcel.redelivery(),
                parcel.message(),
                world.clock.instant(),
                Math.round(seconds * 100) / 100.0,
                outcome);
        parcel.hook().deliveries.add(delivery);
        return delivery;
    }

    private Outcome post(Parcel parcel) {
        var request = HttpRequest.newBuilder(parcel.hook().url)
                .timeout(PATIENCE)
                .POST(HttpRequest.BodyPublishers.ofByteArray(parcel.message().body()));
        parcel.message().headers().forEach(request::setHeader);
        try {
            var response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            var headers = new LinkedHashMap<String, String>();
            response.headers().map().forEach((name, values) -> headers.put(name, String.join(", ", values)));
            var ok = response.statusCode() < 300;
            return new Outcome(
                    response.statusCode(),
                    ok ? "OK" : "Invalid HTTP Response: " + response.statusCode(),
                    headers,
                    response.body());
        } catch (HttpTimeoutException e) {
            return new Outcome(0, "timed out", Map.of(), "");
        } catch (IOException e) {
            return new Outcome(0, NOBODY, Map.of(), String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Outcome(0, "service closed", Map.of(), "");
        }
    }

    private static void pause(Duration delay) {
        try {
            Thread.sleep(delay);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        lanes.values().forEach(ExecutorService::shutdownNow);
        client.shutdownNow();
    }
}
