package dev.pipe.common.text;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** How far a mistyped word is from one that was meant: a slip is a letter too many, too few, wrong, or two swapped. */
public final class Slips {

    private static final int LONG_WORD = 5;

    private Slips() {}

    /** The nearest word, at most two slips away, or one where it is short. Case does not count. */
    public static Optional<String> nearest(String typed, Collection<String> words) {
        String nearest = null;
        var fewest = Integer.MAX_VALUE;
        for (var word : words) {
            var slips = between(typed.toLowerCase(Locale.ROOT), word.toLowerCase(Locale.ROOT));
            if (slips <= (word.length() >= LONG_WORD ? 2 : 1) && slips < fewest) {
                nearest = word;
                fewest = slips;
            }
        }
        return Optional.ofNullable(nearest);
    }

    /** Optimal string alignment distance. */
    public static int between(String a, String b) {
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
