package dev.pipe.common.chatops;

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
                var slips = slips(typed, name);
                if (slips <= allowed && slips < fewest) {
                    nearest = command;
                    fewest = slips;
                }
            }
        }
        return Optional.ofNullable(nearest);
    }

    /** Optimal string alignment distance. */
    private static int slips(String a, String b) {
        var table = new int[a.length() + 1][b.length() + 1];
        for (var i = 0; i <= a.length(); i++) {
            for (var j = 0; j <= b.length(); j++) {
                table[i][j] = i == 0 || j == 0 ? i + j : cheapest(table, a, b, i, j);
            }
        }
        return table[a.length()][b.length()];
    }

    private static int cheapest(int[][] table, String a, String b, int i, int j) {
        var replace = table[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        var best = Math.min(replace, Math.min(table[i - 1][j], table[i][j - 1]) + 1);
        var swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, table[i - 2][j - 2] + 1) : best;
    }
}
