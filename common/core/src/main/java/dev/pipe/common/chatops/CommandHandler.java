package dev.pipe.common.chatops;

import dev.pipe.common.event.CommandIssued;

/**
 * What a bot does when one of its commands is issued. A bean of this type is found by {@link AnswerCommands}; a bot
 * whose command has no handler does not start. Runs in the inbox's transaction.
 */
public interface CommandHandler {

    CommandName command();

    Reply run(CommandIssued call);
}
