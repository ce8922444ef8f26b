package dev.pipe.pipeline.living;

import dev.pipe.common.chatops.CommandName;
import dev.pipe.common.config.Stage;
import dev.pipe.pipeline.run.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What is worth typing now. */
final class NextCommands {

    private NextCommands() {}

    static String of(Standing standing) {
        return worth(standing).stream()
                .map(command -> "`/" + command.word() + "`")
                .collect(Collectors.joining(" · "));
    }

    private static List<CommandName> worth(Standing standing) {
        var run = standing.run();
        var commands = new ArrayList<CommandName>();
        if (run.evidence().granted().trust().awaited()) {
            commands.add(CommandName.OK_TO_TEST);
        }
        if (run.stage(Stage.GOVERNANCE).running()) {
            commands.add(CommandName.APPROVE);
            commands.add(CommandName.REJECT);
        }
        if (standing.settings().enforces()
                && !run.merge().asked()
                && standing.settings().has(Stage.MERGE)
                && run.stage(Stage.REVIEW).settled()) {
            commands.add(CommandName.MERGE);
        }
        if (run.stage(Stage.REVIEW).failed() || run.stage(Stage.CHECKS).failed()) {
            commands.add(CommandName.RETEST);
        }
        commands.add(CommandName.WHY);
        commands.add(CommandName.HELP);
        return commands;
    }
}
