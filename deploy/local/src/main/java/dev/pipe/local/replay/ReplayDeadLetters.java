package dev.pipe.local.replay;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pipe.local.client.BotApi;
import dev.pipe.local.suite.BotName;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;

/** Shows what the bots gave up, and gives each its own row back when told to; no other bot notices. */
record ReplayDeadLetters(BotApi bots, List<BotName> running, PrintWriter out) {

    /** What is done besides showing. */
    enum Then {
        NOTHING,
        SHOW_REQUEUE,
        REQUEUE
    }

    boolean replay(Instant since, String delivery, Then then) throws IOException {
        var table = new Table("given up", "bot", "row", "what", "about", "tries", "why");
        for (var bot : running) {
            for (var dead : bots.get(bot, "/api/inbox/dead")) {
                if (isMeant(dead, since, delivery)) {
                    show(table, bot, dead);
                    if (then == Then.REQUEUE) {
                        requeue(bot, dead);
                    }
                }
            }
        }
        if (table.size() == 0) {
            out.println("No bot has given anything up" + (since == null ? "." : " since " + since + "."));
            return true;
        }
        table.print(out);
        out.println(
                switch (then) {
                    case NOTHING -> "--requeue --apply gives each bot its rows back.";
                    case SHOW_REQUEUE -> "Nothing was changed. --apply requeues these " + table.size() + " rows.";
                    case REQUEUE -> table.size() + " rows requeued.";
                });
        return true;
    }

    private static boolean isMeant(JsonNode dead, Instant since, String delivery) {
        var late = since == null || !Instant.parse(dead.path("at").asText()).isBefore(since);
        return late && (delivery == null || delivery.equals(dead.path("id").asText()));
    }

    private static void show(Table table, BotName bot, JsonNode dead) {
        table.row(
                dead.path("at").asText(),
                bot.label(),
                dead.path("kind").asText() + " " + dead.path("row").asLong(),
                dead.path("type").asText(),
                dead.path("key").asText(),
                dead.path("attempts").asText(),
                dead.path("reason").asText());
    }

    private void requeue(BotName bot, JsonNode dead) throws IOException {
        var path = "/api/inbox/dead/" + dead.path("kind").asText() + "/"
                + dead.path("row").asLong() + "/requeue";
        if (bots.post(bot, path).isEmpty()) {
            throw new IOException(bot.label() + " has settled "
                    + dead.path("kind").asText() + " row " + dead.path("row") + " meanwhile");
        }
    }
}
