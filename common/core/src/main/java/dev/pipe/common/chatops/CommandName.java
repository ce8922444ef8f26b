package dev.pipe.common.chatops;

import java.util.Locale;
import java.util.Optional;

/** The command catalogue: what people can type, who may, and which bot answers. {@code /help} is made of it. */
public enum CommandName {
    HELP("", Permission.READ, "pipeline-bot", "Lists what you can type here"),
    STATUS("", Permission.READ, "pipeline-bot", "Says where this pull request stands"),
    WHY("", Permission.READ, "pipeline-bot", "Says why this pull request is not merged"),
    MERGE("[merge|squash|rebase]", Permission.WRITE, "pipeline-bot", "Merges as soon as everything passes"),
    RETEST("", Permission.WRITE, "pipeline-bot", "Runs the pipeline of this head again"),
    APPROVE("[sha|cancel]", Permission.WRITE, "governance-bot", "Approves this head for this base, or takes that back"),
    REJECT("<reason>", Permission.WRITE, "governance-bot", "Rejects until you approve or cancel, or the head changes"),
    RECALL("<words>", Permission.READ, "memory-bot", "Recalls earlier decisions"),
    INFRA("", Permission.READ, "infra-bot", "Says how the bots and the platform are");

    private final String arguments;
    private final Permission needs;
    private final String owner;
    private final String help;

    CommandName(String arguments, Permission needs, String owner, String help) {
        this.arguments = arguments;
        this.needs = needs;
        this.owner = owner;
        this.help = help;
    }

    /** As typed, without the slash. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** {@code /approve [sha|cancel]} */
    public String usage() {
        return arguments.isEmpty() ? "/" + word() : "/" + word() + " " + arguments;
    }

    public Permission needs() {
        return needs;
    }

    /** The bot that answers. */
    public String owner() {
        return owner;
    }

    public String help() {
        return help;
    }

    public static Optional<CommandName> ofWord(String word) {
        for (var command : values()) {
            if (command.word().equalsIgnoreCase(word)) {
                return Optional.of(command);
            }
        }
        return Optional.empty();
    }
}
