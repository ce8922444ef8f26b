package dev.pipe.local.load;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pipe.local.client.BotApi;
import dev.pipe.local.client.NotSeen;
import dev.pipe.local.client.Waiting;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Optional;

/** Plays one pull request from its opening until people have nothing more to do, as patient people do. */
record PlayPull(Town town, BotApi bots, Waiting waiting) {

    Pull play(int turn) throws IOException, NotSeen, InterruptedException {
        var kind = PullKind.ofTurn(turn);
        var pull = town.open(turn, kind);
        town.chat(pull);
        if (kind == PullKind.PUSHED) {
            waiting.until(pull + " has a run", () -> newestRun(pull));
            town.pushAgain(turn, pull);
        }
        var commands = new ArrayList<Long>();
        if (kind.merges()) {
            var attempts = kind == PullKind.PUSHED ? 2 : 1;
            waiting.until(pull + " is reviewed and waits for approval", () -> runs(pull)
                    .filter(all -> all.size() >= attempts && isRunning(all.get(0), "governance")));
            commands.add(town.approve(pull));
        }
        return new Pull(pull.repository(), pull.number(), kind, commands);
    }

    private Optional<JsonNode> newestRun(Pull pull) {
        return runs(pull).filter(all -> !all.isEmpty()).map(all -> all.get(0));
    }

    /** Newest first; empty when pipeline-bot does not answer: it may just have been killed, and people look again. */
    private Optional<JsonNode> runs(Pull pull) {
        try {
            return Optional.of(bots.runs(pull.toString()));
        } catch (IOException away) {
            return Optional.empty();
        }
    }

    static boolean isRunning(JsonNode run, String stage) {
        for (var one : run.path("stages")) {
            if (one.path("stage").asText().equals(stage)) {
                return one.path("status").asText().equals("running");
            }
        }
        return false;
    }
}
