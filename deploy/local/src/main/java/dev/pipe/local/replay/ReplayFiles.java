package dev.pipe.local.replay;

import dev.pipe.local.suite.BotName;
import dev.pipe.local.suite.SuiteFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;

/** Delivers payload files as GitHub would, each under an id of its own. */
record ReplayFiles(SuiteFile suite, HttpClient client, PrintWriter out) {

    private static final int ACCEPTED = 202;

    /** @param aim {@code owner/repo#n}, or null to deliver them as they are */
    boolean deliver(Path source, String aim) throws IOException, InterruptedException {
        Optional<Target> target =
                aim == null ? Optional.empty() : Optional.of(Target.find(aim, suite.github(), client));
        boolean allWell = true;
        for (Payload payload : Payload.readAll(source)) {
            allWell &= deliver(target.isPresent() ? AimPayload.at(target.get(), payload) : payload);
        }
        return allWell;
    }

    private boolean deliver(Payload payload) throws IOException, InterruptedException {
        String guid = UUID.randomUUID().toString();
        var hook = URI.create(suite.url(BotName.PIPELINE_BOT) + "/webhooks/github");
        var delivery = new SignedDelivery(payload, guid, suite.webhookSecret());
        HttpResponse<String> answer = client.send(delivery.to(hook), HttpResponse.BodyHandlers.ofString());
        Outcome outcome = answer.statusCode() == ACCEPTED
                ? Outcome.of(guid, suite, client)
                : new Outcome("refused: " + answer.body().strip(), true);
        out.printf("%-46s %d  %s%n", payload.file().getFileName(), answer.statusCode(), outcome.text());
        return !outcome.failed();
    }
}
