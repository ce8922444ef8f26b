package dev.pipe.local.demo;

import dev.pipe.local.suite.BotName;
import dev.pipe.local.suite.SuiteFile;

/** Where a person finds what the demo left running. */
final class WhereToLook {

    private WhereToLook() {}

    static String of(SuiteFile suite) {
        var text = new StringBuilder("\nEverything stays up. Look at\n");
        text.append("  %-15s %s/%s/pull/%d%n"
                .formatted("pull request", suite.github().webUrl(), DemoRepository.FULL_NAME, Story.NUMBER));
        for (var bot : BotName.values()) {
            text.append("  %-15s %s/q/health   %s/q/metrics%n".formatted(bot.label(), suite.url(bot), suite.url(bot)));
        }
        return text.append("Ctrl-C stops it all.").toString();
    }
}
