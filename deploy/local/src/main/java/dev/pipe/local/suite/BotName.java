package dev.pipe.local.suite;

import java.util.Arrays;
import java.util.Locale;

/** The five bots, and how much heap each gets on a laptop. */
public enum BotName {
    PIPELINE_BOT(448), // a delivery of 25 MiB, as bytes and as parsed JSON
    REVIEW_BOT(320),
    GOVERNANCE_BOT(192),
    MEMORY_BOT(320),
    INFRA_BOT(160);

    private final int heapMegabytes;

    BotName(int heapMegabytes) {
        this.heapMegabytes = heapMegabytes;
    }

    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    int heapMegabytes() {
        return heapMegabytes;
    }

    public static BotName of(String label) {
        return Arrays.stream(values())
                .filter(bot -> bot.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No bot is called " + label));
    }
}
