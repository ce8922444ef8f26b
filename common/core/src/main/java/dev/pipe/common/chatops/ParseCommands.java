package dev.pipe.common.chatops;

import dev.pipe.common.chatops.ParsedComment.Hint;
import dev.pipe.common.chatops.ParsedComment.ParsedCommand;
import java.util.ArrayList;
import java.util.regex.Pattern;

/**
 * Reads the commands out of a comment. Pure: the same text gives the same answer. A command stands at the start of a
 * line that GitHub shows as text, so that what is quoted, shown as code or hidden commands nothing; its name may be
 * typed in any case. Unknown words are ignored, since {@code /etc} is not a mistake, unless one is nearly a command.
 */
public final class ParseCommands {

    private static final Pattern CANDIDATE = Pattern.compile("/([A-Za-z][^\\s/]*)(?:\\s+(.*))?");

    private ParseCommands() {}

    public static ParsedComment of(String markdown) {
        var commands = new ArrayList<ParsedCommand>();
        var hints = new ArrayList<Hint>();
        var ordinal = 0;
        for (var line : SlashLines.of(markdown)) {
            var candidate = CANDIDATE.matcher(line);
            if (!candidate.matches()) {
                continue;
            }
            var place = ordinal++;
            var word = candidate.group(1);
            var rest = candidate.group(2) == null ? "" : candidate.group(2).strip();
            CommandName.ofWord(word)
                    .ifPresentOrElse(
                            known -> commands.add(new ParsedCommand(known, SplitArguments.of(rest), rest, place)),
                            () -> NearMiss.of(word).ifPresent(meant -> hints.add(new Hint(word, meant, place))));
        }
        return new ParsedComment(commands, hints);
    }
}
