package dev.pipe.local.replay;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pipe.local.client.BotApi;
import dev.pipe.local.suite.BotName;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Shows what the bots gave up, and gives each its own row back when told to; no other bot notices. */
record ReplayDeadLetters(BotApi bots, List<BotName> running, PrintWriter out) {

    /** What is done besides showing. */
    enum Then {
        NOTHING,
        SHOW_REQUEUE,
        REQUEUE
    }

    /** Oldest first, so that what builds on another comes after it. False when a bot could not be asked. */
    boolean replay(Instant since, String delivery, Then then) throws IOException {
        var table = new Table("given up", "bot", "row", "what", "about", "tries", "why");
        var well = true;
        for (var bot : running) {
            var rows = given(bot);
            well &= rows.isPresent();
            for (var dead : rows.orElse(List.of())) {
                if (isMeant(dead, since, delivery)) {
                    show(table, bot, dead);
                    if (then == Then.REQUEUE) {
                        requeue(bot, dead);
                    }
                }
            }
        }
        if (table.size() == 0) {
            var all = well ? "No bot" : "No bot that answers";
            out.println(all + " has given anything up" + (since == null ? "." : " since " + since + "."));
            return well;
        }
        table.print(out);
        out.println(
                switch (then) {
                    case NOTHING -> "--requeue --apply gives each bot its rows back.";
                    case SHOW_REQUEUE -> "Nothing was changed. --apply requeues these " + table.size() + " rows.";
                    case REQUEUE -> table.size() + " rows requeued.";
                });
        return well;
    }

    private Optional<List<JsonNode>> given(BotName bot) {
        try {
            var oldestFirst = new ArrayList<JsonNode>();
            bots.get(bot, "/api/inbox/dead").forEach(oldestFirst::addFirst);
            return Optional.of(oldestFirst);
        } catch (IOException e) {
            out.println(bot.label() + " cannot be asked: " + e.getMessage());
            return Optional.empty();
        }
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
