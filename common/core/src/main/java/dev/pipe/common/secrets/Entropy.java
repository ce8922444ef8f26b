package dev.pipe.common.secrets;

import java.util.HashMap;

/** Shannon's measure: random keys have much of it, words little. */
final class Entropy {

    private Entropy() {}

    static double bitsPerCharacter(String value) {
        if (value.isEmpty()) {
            return 0;
        }
        var counts = new HashMap<Integer, Integer>();
        value.chars().forEach(c -> counts.merge(c, 1, Integer::sum));
        var bits = 0.0;
        for (var count : counts.values()) {
            var share = (double) count / value.length();
            bits -= share * Math.log(share) / Math.log(2);
        }
        return bits;
    }
}
