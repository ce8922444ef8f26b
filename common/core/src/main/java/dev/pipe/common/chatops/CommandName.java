package dev.pipe.common.chatops;

import static dev.pipe.common.chatops.CommandName.Effect.CHANGES;
import static dev.pipe.common.chatops.CommandName.Effect.CONSULTS;
import static dev.pipe.common.chatops.CommandName.Effect.TELLS;

import java.util.Locale;
import java.util.Optional;

/** The command catalogue: what people can type, who may, and which bot answers. {@code /help} is made of it. */
public enum CommandName {
    HELP("", Who.READ, TELLS, "pipeline-bot", "Lists what you can type here"),
    STATUS("", Who.READ, TELLS, "pipeline-bot", "Says where this pull request stands"),
    WHY("", Who.READ, TELLS, "pipeline-bot", "Says why this pull request is not merged"),
    MERGE("[merge|squash|rebase]", Who.WRITE, CHANGES, "pipeline-bot", "Merges as soon as everything passes"),
    CANCEL("", Who.AUTHOR_OR_WRITE, CHANGES, "pipeline-bot", "Takes back the merge, or ends the run"),
    HOLD("[reason]", Who.AUTHOR_OR_TRIAGE, CHANGES, "pipeline-bot", "Keeps this from being merged until it is lifted"),
    UNHOLD(
            "",
            Who.AUTHOR_OR_TRIAGE,
            CHANGES,
            "pipeline-bot",
            "Lifts a hold of yours, or of somebody with fewer rights"),
    RETEST("", Who.AUTHOR_OR_WRITE, CHANGES, "pipeline-bot", "Runs the pipeline of this head again"),
    OK_TO_TEST(
            "[sha]",
            Who.WRITE,
            CHANGES,
            "pipeline-bot",
            "Vouches for this one head of a stranger's fork: it is tested"),
    OVERRIDE(
            "<check|review|governance|hold> <reason>",
            Who.ADMIN,
            CHANGES,
            "pipeline-bot",
            "Lets this head pass although that stands in its way"),
    TEST("<check>", Who.AUTHOR_OR_WRITE, CHANGES, "pipeline-bot", "Runs one check again"),
    UPDATE("", Who.AUTHOR_OR_WRITE, CHANGES, "pipeline-bot", "Brings the base into this branch"),
    REVIEW("[full]", Who.AUTHOR_OR_WRITE, CHANGES, "review-bot", "Reviews again; `full` reads anew what was read"),
    EXPLAIN("<F3>", Who.READ, CONSULTS, "review-bot", "Explains a finding and how to mend it"),
    DISMISS(
            "<F3|rule> <reason>",
            Who.WRITE,
            CHANGES,
            "review-bot",
            "Takes a finding, or all of a rule, off the list; a critical one where you had no hand in it"),
    ASK("<question>", Who.READ, CONSULTS, "review-bot", "Asks the model about this change"),
    APPROVE(
            "[sha|cancel]",
            Who.WRITE,
            CHANGES,
            "governance-bot",
            "Approves this head for this base, or takes that back"),
    REJECT(
            "<reason>",
            Who.WRITE,
            CHANGES,
            "governance-bot",
            "Rejects until you approve or cancel, or the head changes"),
    RECALL("<words>", Who.READ, CONSULTS, "memory-bot", "Recalls earlier decisions"),
    INFRA("", Who.READ, TELLS, "infra-bot", "Says how the bots and the platform are"),
    LABEL("<name> …", Who.TRIAGE, CHANGES, "pipeline-bot", "Adds labels that the repository has"),
    UNLABEL("<name> …", Who.TRIAGE, CHANGES, "pipeline-bot", "Takes labels away"),
    ASSIGN("[@login …]", Who.TRIAGE, CHANGES, "pipeline-bot", "Assigns people, or you"),
    UNASSIGN("[@login …]", Who.TRIAGE, CHANGES, "pipeline-bot", "Takes away who is assigned, or you"),
    CC("<@login …>", Who.AUTHOR_OR_TRIAGE, CHANGES, "pipeline-bot", "Asks people or teams for a review"),
    RETITLE("<title>", Who.AUTHOR_OR_WRITE, CHANGES, "pipeline-bot", "Changes the title"),
    CLOSE("", Who.AUTHOR_OR_TRIAGE, CHANGES, "pipeline-bot", "Closes this pull request"),
    REOPEN("", Who.TRIAGE, CHANGES, "pipeline-bot", "Opens it again");

    /** Whether a command may be run late. */
    public enum Effect {
        /** It only answers, and may be answered at any time. */
        TELLS,
        /**
         * It asks a model or the memory, and only answers. Not about a stranger's head that nobody vouched for, unless
         * somebody with write asks.
         */
        CONSULTS,
        /** It changes something: what its writer meant may be past when it is seen late. */
        CHANGES
    }

    private final String arguments;
    private final Who who;
    private final Effect effect;
    private final String owner;
    private final String help;

    CommandName(String arguments, Who who, Effect effect, String owner, String help) {
        this.arguments = arguments;
        this.who = who;
        this.effect = effect;
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

    /** Who may type it. Its owner may ask for more, and says so in its answer. */
    public Who who() {
        return who;
    }

    public boolean changes() {
        return effect == Effect.CHANGES;
    }

    public boolean consults() {
        return effect == Effect.CONSULTS;
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
