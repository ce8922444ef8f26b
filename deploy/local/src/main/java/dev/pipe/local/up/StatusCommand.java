package dev.pipe.local.up;

import dev.pipe.local.suite.Checkout;
import dev.pipe.local.suite.Memory;
import dev.pipe.local.suite.ProcessFile;
import dev.pipe.local.suite.SuiteFile;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Shows how each part of the running suite is; exit code 3 when none runs, 1 when a part is not well. */
@Command(name = "status", description = "Shows how each part of this checkout's suite is.")
public final class StatusCommand implements Callable<Integer> {

    private static final int NOT_RUNNING = 3;
    private static final Duration ANSWER = Duration.ofSeconds(3);

    @Override
    public Integer call() throws IOException, InterruptedException {
        Checkout checkout = Checkout.current();
        ProcessFile processes = ProcessFile.of(checkout);
        Optional<SuiteFile> suite = SuiteFile.of(checkout);
        if (processes.alive(ProcessFile.LAUNCHER).isEmpty()) {
            System.out.println("No suite runs in this checkout. './pipe up' starts one.");
            return NOT_RUNNING;
        }
        System.out.printf("%-16s %-12s %8s %9s %8s   %s%n", "part", "state", "process", "memory", "up", "where");
        boolean well = true;
        long sum = 0;
        try (HttpClient client = HttpClient.newBuilder().connectTimeout(ANSWER).build()) {
            for (Map.Entry<String, ProcessFile.Started> part : processes.all().entrySet()) {
                String state = state(client, suite, part);
                well &= state.equals("ready") || state.equals("running");
                sum += show(part, state, suite);
            }
        }
        System.out.printf("%nTogether %d MiB. Logs: .pipe/logs/%n", sum >> 20);
        return well ? 0 : 1;
    }

    private static long show(Map.Entry<String, ProcessFile.Started> part, String state, Optional<SuiteFile> suite) {
        Optional<ProcessHandle> process = part.getValue().alive();
        // the parts are the launcher's children, and stand in lines of their own
        OptionalLong known = part.getKey().equals(ProcessFile.LAUNCHER)
                ? Memory.proportionalBytes(part.getValue().pid())
                : process.map(Memory::ofTree).orElse(OptionalLong.empty());
        long memory = known.orElse(0);
        Duration up = Duration.between(Instant.ofEpochMilli(part.getValue().startedAt()), Instant.now());
        System.out.printf(
                "%-16s %-12s %8d %5d MiB %8s   %s%n",
                part.getKey(),
                state,
                part.getValue().pid(),
                memory >> 20,
                process.isEmpty() ? "-" : up.toMinutes() + "m" + up.toSecondsPart() + "s",
                suite.map(file -> where(file, part.getKey())).orElse(""));
        return memory;
    }

    private static String state(
            HttpClient client, Optional<SuiteFile> suite, Map.Entry<String, ProcessFile.Started> part)
            throws InterruptedException {
        if (part.getValue().alive().isEmpty()) {
            return "down";
        }
        if (suite.isEmpty() || !suite.get().bots().containsKey(part.getKey())) {
            return "running";
        }
        String url = suite.get().bots().get(part.getKey()).url() + "/q/health/ready";
        try {
            var request =
                    HttpRequest.newBuilder(URI.create(url)).timeout(ANSWER).build();
            int status =
                    client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            return status == 200 ? "ready" : "not ready";
        } catch (IOException e) {
            return "no answer"; // paused, hung or starting: that is what there is to show
        }
    }

    private static String where(SuiteFile suite, String part) {
        return switch (part) {
            case "kafka" -> suite.kafka().bootstrapServers();
            case "github" -> suite.github().webUrl();
            case "postgres" ->
                suite.postgres().values().iterator().next().jdbcUrl().replaceAll("^jdbc:postgresql://([^/]+)/.*", "$1");
            default ->
                Optional.ofNullable(suite.bots().get(part))
                        .map(SuiteFile.Bot::url)
                        .orElse("");
        };
    }
}
