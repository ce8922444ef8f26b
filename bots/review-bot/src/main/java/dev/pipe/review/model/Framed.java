package dev.pipe.review.model;

import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * A question as the prompt's template takes it. Data stands between two lines that carry a word nobody could know
 * beforehand, so that no data can end itself.
 *
 * @param complaint what was wrong with the answer before; empty the first time
 */
record Framed(String word, String data, String complaint) {

    static Framed of(String data, String complaint) {
        var word = new byte[6];
        new SecureRandom().nextBytes(word);
        return new Framed(HexFormat.of().formatHex(word), data, complaint);
    }
}
