package dev.pipe.local.replay;

import dev.pipe.local.suite.BotName;
import dev.pipe.local.suite.Checkout;
import dev.pipe.local.suite.SuiteFile;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Delivers payload files to the running suite; exit code 1 when one was refused or failed. */
@Command(
        name = "replay",
        description = "Signs payload files (<event>.<action>.json), delivers them, and prints what became of each.")
public final class ReplayCommand implements Callable<Integer> {

    private static final int ACCEPTED = 202;

    @Parameters(paramLabel = "FILE-OR-FOLDER", description = "a payload, or a folder of them")
    private Path source;

    @Option(
            names = "--as",
            paramLabel = "owner/repo#n",
            description = "aim them at this pull request, which the fake GitHub must know")
    private String aim;

    @Override
    public Integer call() throws IOException, InterruptedException {
        SuiteFile suite = SuiteFile.of(Checkout.current())
                .orElseThrow(() -> new IOException("No suite runs in this checkout; './pipe up' starts one"));
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(3)).build()) {
            Optional<Target> target =
                    aim == null ? Optional.empty() : Optional.of(Target.find(aim, suite.github(), client));
            boolean allWell = true;
            for (Payload payload : Payload.readAll(source)) {
                allWell &= deliver(target.isPresent() ? AimPayload.at(target.get(), payload) : payload, suite, client);
            }
            return allWell ? 0 : 1;
        }
    }

    private static boolean deliver(Payload payload, SuiteFile suite, HttpClient client)
            throws IOException, InterruptedException {
        String guid = UUID.randomUUID().toString();
        var hook = URI.create(suite.url(BotName.PIPELINE_BOT) + "/webhooks/github");
        var delivery = new SignedDelivery(payload, guid, suite.webhookSecret());
        HttpResponse<String> answer = client.send(delivery.to(hook), HttpResponse.BodyHandlers.ofString());
        Outcome outcome = answer.statusCode() == ACCEPTED
                ? Outcome.of(guid, suite, client)
                : new Outcome("refused: " + answer.body().strip(), true);
        System.out.printf("%-46s %d  %s%n", payload.file().getFileName(), answer.statusCode(), outcome.text());
        return !outcome.failed();
    }
}
