package dev.pipe.pipeline.command;

import dev.pipe.common.chatops.CommandHandler;
import dev.pipe.common.chatops.CommandName;
import dev.pipe.common.chatops.Reply;
import dev.pipe.common.config.Permission;
import dev.pipe.common.event.CommandIssued;
import dev.pipe.pipeline.run.StandNow;
import dev.pipe.pipeline.run.Words;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;

/** {@code /help}: what the asker can type here, made of the catalogue; what only others may is folded away. */
@ApplicationScoped
class HelpCommand implements CommandHandler {

    private final StandNow standings;

    HelpCommand(StandNow standings) {
        this.standings = standings;
    }

    @Override
    public CommandName command() {
        return CommandName.HELP;
    }

    @Override
    public Reply run(CommandIssued call) {
        var author = standings
                .lastRead(call.pullRequest())
                .filter(pullRequest -> pullRequest.author().is(call.actor()))
                .isPresent();
        return Reply.answer(text(new Caller(Permission.of(call.permission()), author, false)));
    }

    static String text(Caller caller) {
        var yours = Arrays.stream(CommandName.values()).filter(caller::may).toList();
        var others = Arrays.stream(CommandName.values())
                .filter(command -> !caller.may(command))
                .toList();
        var text = new StringBuilder("**What you can type**, each at the start of a line. You have ")
                .append(Words.lower(caller.permission()))
                .append(" permission here")
                .append(caller.author() ? ", and this pull request is yours" : "")
                .append(".\n\n")
                .append(table(yours));
        if (!others.isEmpty()) {
            text.append("\n<details><summary>What others can type</summary>\n\n")
                    .append(table(others))
                    .append("\n</details>\n");
        }
        return text.append("\nGitHub's own Approve and Request changes count as well.")
                .toString();
    }

    private static String table(List<CommandName> commands) {
        var text = new StringBuilder("| Command | Does | Who may | Answers |\n|---|---|---|---|\n");
        for (var command : commands) {
            text.append("| `%s` | %s | %s | %s |\n"
                    .formatted(
                            command.usage().replace("|", "\\|"),
                            command.help(),
                            command.who().words(),
                            command.owner()));
        }
        return text.toString();
    }
}
