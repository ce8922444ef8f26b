package dev.pipe.local.load;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pipe.local.client.GitHubUser;
import dev.pipe.local.suite.BotName;
import dev.pipe.local.suite.Suite;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Something that goes wrong while the suite works; its name is what the report counts. */
record Trouble(String name, String part, Blow blow) {

    /** Makes it go wrong. */
    @FunctionalInterface
    interface Blow {
        void fall() throws IOException;
    }

    /** The bots' own login on the fake GitHub: people are spared, or the load could not be judged. */
    private static final String BOTS = "pipe-bot\\[bot\\]";

    private static final int A_FEW = 5;

    /** All that may go wrong; {@code kill -9} is as likely as GitHub's troubles together. */
    static List<Trouble> all(Suite suite, GitHubUser github) {
        var all = new ArrayList<Trouble>();
        for (var bot : BotName.values()) {
            all.add(kill(suite, bot.label()));
        }
        all.add(kill(suite, Suite.KAFKA));
        all.add(kill(suite, Suite.POSTGRES));
        for (var status : List.of(500, 502, 503)) {
            all.add(rest(github, "GitHub answers " + status, plan("status").put("status", status)));
        }
        all.add(rest(
                github, "GitHub's secondary limit, 403", plan("secondary_limit").put("retryAfter", 1)));
        all.add(rest(
                github, "GitHub answers 429", plan("status").put("status", 429).put("retryAfter", 1)));
        all.add(rest(github, "GitHub is slow", plan("delay").put("delayMillis", 2000)));
        all.add(rest(github, "GitHub hangs up before the work", plan("reset")));
        all.add(rest(github, "GitHub hangs up after the work", plan("reset_after")));
        for (var kind : List.of("duplicate", "reorder", "drop", "delay")) {
            all.add(new Trouble(
                    "webhooks: " + kind,
                    "",
                    () -> github.post(
                            "/_sandbox/faults/webhooks",
                            plan(kind).put("times", A_FEW).put("delayMillis", 1000))));
        }
        return all;
    }

    private static Trouble kill(Suite suite, String part) {
        return new Trouble("kill -9 " + part, part, () -> suite.kill(part));
    }

    private static Trouble rest(GitHubUser github, String name, ObjectNode plan) {
        plan.put("actor", BOTS).put("times", A_FEW);
        return new Trouble(name, "", () -> github.post("/_sandbox/faults/rest", plan));
    }

    private static ObjectNode plan(String kind) {
        return GitHubUser.JSON.createObjectNode().put("kind", kind);
    }
}
