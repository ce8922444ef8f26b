package dev.pipe.local.demo;

import dev.pipe.local.suite.BotName;
import dev.pipe.local.suite.SuiteOptions;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What {@code --break} takes away, to show that the checker sees it: a bot, or a rule by the operator's
 * or the repository's own settings. A
 * bot does not know that it is missed, nor that it is in a demo.
 */
record Breakage(String name) {

    private static final String TWO_APPROVALS = "two-approvals";
    private static final String HOLD = "hold";
    static final String AUTO_MERGE = "auto-merge";
    private static final List<String> RULES = List.of(TWO_APPROVALS, HOLD, AUTO_MERGE);

    Breakage {
        if (!names().contains(name)) {
            throw new IllegalArgumentException("--break knows " + String.join(", ", names()) + "; not '" + name + "'");
        }
    }

    static List<String> names() {
        return Stream.concat(Arrays.stream(BotName.values()).map(BotName::label), RULES.stream())
                .toList();
    }

    SuiteOptions in(SuiteOptions options) {
        return switch (name) {
            case TWO_APPROVALS ->
                options.with(BotName.GOVERNANCE_BOT, "PIPE_GOVERNANCE_APPROVAL_REQUIRED_FOR_INTEGRATION", "1");
            case HOLD -> options.with(BotName.INFRA_BOT, "PIPE_INFRA_SILENCE_HOLDING", "governance-bot");
            case AUTO_MERGE -> options; // the repository's own file says so, see DemoCommand
            default -> options.leavingOut(Set.of(BotName.of(name)));
        };
    }
}
