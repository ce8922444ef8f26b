package dev.pipe.common.chatops;

import dev.pipe.common.text.Slips;
import java.util.Locale;
import java.util.Optional;

/**
 * The command that a mistyped word was probably meant to be: one or two slips away, a slip being a letter too many, too
 * few, wrong, or two swapped. Two slips are forgiven only in names of five letters or more: every short word is that
 * near to {@code why}.
 */
final class NearMiss {

    private static final int LONG_NAME = 5;

    private NearMiss() {}

    static Optional<CommandName> of(String word) {
        var typed = word.toLowerCase(Locale.ROOT);
        CommandName nearest = null;
        var fewest = Integer.MAX_VALUE;
        for (var command : CommandName.values()) {
            var name = command.word();
            var allowed = name.length() >= LONG_NAME ? 2 : 1;
            if (Math.abs(name.length() - typed.length()) <= allowed) {
                var slips = Slips.between(typed, name);
                if (slips <= allowed && slips < fewest) {
                    nearest = command;
                    fewest = slips;
                }
            }
        }
        return Optional.ofNullable(nearest);
    }
}
