package dev.pipe.local.replay;

import dev.pipe.local.client.BotApi;
import dev.pipe.local.suite.BotName;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Shows deliveries of the durable log, and has pipeline-bot look at them again when told to: facts have ids of their own,
 * so that only what was missing takes effect.
 */
record ReplayLog(DurableLog log, BotApi bots, PrintWriter out) {

    /** @param delivery its id, or null for all of them */
    boolean replay(Instant since, String delivery, boolean apply) throws IOException, InterruptedException {
        var table = new Table("accepted", "delivery", "event", "about", "bytes", "believed", "became");
        log.each(since, found -> {
            if (delivery == null || delivery.equals(DurableLog.header(found, "ce_id"))) {
                show(table, found);
                if (apply) {
                    again(found);
                }
            }
        });
        if (table.size() == 0) {
            out.println("The durable log holds no such delivery.");
            return false;
        }
        table.print(out);
        out.println(
                apply
                        ? table.size() + " looked at again; what they say that was known already changes nothing."
                        : "Nothing was changed. --apply has pipeline-bot look at " + table.size() + " again.");
        return true;
    }

    private void show(Table table, ConsumerRecord<byte[], byte[]> found) throws IOException {
        var guid = DurableLog.header(found, "ce_id");
        var trusted = DurableLog.header(found, "x-pipe-trusted-by");
        table.row(
                Instant.ofEpochMilli(found.timestamp())
                        .truncatedTo(ChronoUnit.SECONDS)
                        .toString(),
                guid,
                DurableLog.header(found, "x-github-event"),
                found.key() == null ? "" : new String(found.key(), StandardCharsets.UTF_8),
                String.valueOf(found.serializedValueSize()),
                trusted.isEmpty() ? "signature" : trusted,
                bots.find(BotName.PIPELINE_BOT, "/api/deliveries/" + guid)
                        .map(told -> Outcome.of(told).text())
                        .orElse("not looked at yet"));
    }

    private void again(ConsumerRecord<byte[], byte[]> found) throws IOException, InterruptedException {
        var path = "/api/inbox/deliveries/" + DurableLog.header(found, "ce_id") + "/requeue";
        if (bots.post(BotName.PIPELINE_BOT, path).isEmpty()) {
            log.appendAgain(found); // the inbox forgot it, or its database is a new one
        }
    }
}
