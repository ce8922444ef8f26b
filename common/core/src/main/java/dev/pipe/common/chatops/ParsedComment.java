package dev.pipe.common.chatops;

import java.util.List;

/**
 * What a comment asks for.
 *
 * @param commands in the order in which they were typed
 * @param hints words that are no command but nearly one
 */
public record ParsedComment(List<ParsedCommand> commands, List<Hint> hints) {

    /**
     * One command as typed.
     *
     * @param arguments as split like a shell would
     * @param rest the untouched rest of the line, without the spaces around it
     * @param ordinal its place among the lines of the comment that begin with a slash and a word, known or not, from 0:
     *     stays the same when the catalogue grows
     */
    public record ParsedCommand(CommandName command, List<String> arguments, String rest, int ordinal) {
        public ParsedCommand {
            arguments = List.copyOf(arguments);
        }
    }

    /**
     * A mistyped command.
     *
     * @param typed as typed, without the slash: untrusted text
     */
    public record Hint(String typed, CommandName meant, int ordinal) {}

    public ParsedComment {
        commands = List.copyOf(commands);
        hints = List.copyOf(hints);
    }
}
