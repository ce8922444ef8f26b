package dev.pipe.local.suite;

import dev.pipe.sandbox.process.ChildProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** Waits until a process answers 200, or says why it does not. */
public final class AwaitReady {

    private static final Duration ANSWER = Duration.ofSeconds(2);

    private AwaitReady() {}

    public static void at(String url, ChildProcess process, Duration patience) throws IOException {
        Instant deadline = Instant.now().plus(patience);
        try (HttpClient client = HttpClient.newBuilder().connectTimeout(ANSWER).build()) {
            while (true) {
                String state = state(client, url);
                if (state.isEmpty()) {
                    return;
                }
                if (!process.isAlive()) {
                    throw notReady(
                            process, "ended with code " + process.process().exitValue());
                }
                if (Instant.now().isAfter(deadline)) {
                    throw notReady(process, "is not ready after " + patience.toSeconds() + " s (" + state + ")");
                }
                TimeUnit.MILLISECONDS.sleep(100);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while waiting for " + url, e);
        }
    }

    /** Empty when it is ready, else what it says. */
    static String state(HttpClient client, String url) throws InterruptedException {
        try {
            var request =
                    HttpRequest.newBuilder(URI.create(url)).timeout(ANSWER).build();
            var response = client.send(request, HttpResponse.BodyHandlers.ofString());
            return response.statusCode() == 200
                    ? ""
                    : response.statusCode() + " " + response.body().replaceAll("\\s+", " ");
        } catch (IOException e) {
            return "no answer: " + e;
        }
    }

    private static IOException notReady(ChildProcess process, String why) throws IOException {
        return new IOException("it " + why + ". Its log, " + process.log() + ", ends with:\n"
                + process.lastLines(25).indent(4));
    }
}
