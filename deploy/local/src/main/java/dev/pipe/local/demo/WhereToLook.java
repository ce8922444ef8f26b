package dev.pipe.local.demo;

import dev.pipe.local.suite.BotName;
import dev.pipe.local.suite.SuiteFile;

/** Where a person finds what the demo left running. */
final class WhereToLook {

    private WhereToLook() {}

    static String of(SuiteFile suite, String pullRequest) {
        var text = new StringBuilder("\nEverything stays up. Look at\n");
        text.append("  %-15s %s/%s%n".formatted("pull request", suite.github().webUrl(), pullRequest));
        text.append("  %-15s %s/%n".formatted("all of them", suite.github().webUrl()));
        text.append(
                "  %-15s %s%n".formatted("as a quest", suite.signIn("/quest/" + pullRequest.replace("/pull/", "/"))));
        for (var bot : BotName.values()) {
            text.append("  %-15s %s/q/health   %s/q/metrics%n".formatted(bot.label(), suite.url(bot), suite.url(bot)));
        }
        return text.append("Ctrl-C stops it all.").toString();
    }
}
