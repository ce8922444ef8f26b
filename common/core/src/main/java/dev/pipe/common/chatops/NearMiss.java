package dev.pipe.common.chatops;

import dev.pipe.common.text.Slips;
import java.util.Locale;
import java.util.Optional;

/**
 * The command that a mistyped word was probably meant to be: one or two slips away, a slip being a letter too many, too
 * few, wrong, or two swapped. Two slips are forgiven only in names of five letters or more that begin as the word does,
 * and none in names of two: every short word is that near to {@code why}, and half the alphabet to {@code cc}.
 */
final class NearMiss {

    private static final int LONG_NAME = 5;
    private static final int SHORT_NAME = 3;

    private NearMiss() {}

    static Optional<CommandName> of(String word) {
        var typed = word.toLowerCase(Locale.ROOT);
        CommandName nearest = null;
        var fewest = Integer.MAX_VALUE;
        for (var command : CommandName.values()) {
            var name = command.word();
            var allowed = slipsAllowed(typed, name);
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

    private static int slipsAllowed(String typed, String name) {
        if (name.length() < SHORT_NAME) {
            return 0;
        }
        return name.length() >= LONG_NAME && typed.charAt(0) == name.charAt(0) ? 2 : 1;
    }
}
