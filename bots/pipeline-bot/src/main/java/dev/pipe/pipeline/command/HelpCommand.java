package dev.pipe.pipeline.command;

import dev.pipe.common.chatops.CommandHandler;
import dev.pipe.common.chatops.CommandName;
import dev.pipe.common.chatops.Reply;
import dev.pipe.common.event.CommandIssued;
import dev.pipe.pipeline.run.Words;
import jakarta.enterprise.context.ApplicationScoped;

/** {@code /help}: what can be typed, made of the catalogue. */
@ApplicationScoped
class HelpCommand implements CommandHandler {

    @Override
    public CommandName command() {
        return CommandName.HELP;
    }

    @Override
    public Reply run(CommandIssued call) {
        return Reply.answer(text());
    }

    static String text() {
        var text = new StringBuilder("**What you can type**, each at the start of a line\n\n");
        text.append("| Command | Does | Who may | Answers |\n|---|---|---|---|\n");
        for (var command : CommandName.values()) {
            text.append("| `%s` | %s | %s | %s |\n"
                    .formatted(
                            command.usage().replace("|", "\\|"),
                            command.help(),
                            Words.lower(command.needs()),
                            command.owner()));
        }
        return text.append("\nGitHub's own Approve and Request changes count as well.")
                .toString();
    }
}
