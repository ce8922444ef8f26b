package dev.pipe.local.bench.review;

import java.util.Map;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Makes at run time what must not stand in a file: {@code ⟦alnum:36⟧} becomes 36 characters, always the same ones. */
final class FillPlaces {

    private static final Pattern PLACE = Pattern.compile("⟦(?:=([^⟧]*)|([a-z0-9]+):(\\d+))⟧");
    private static final String DIGITS = "0123456789";
    private static final String CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final String SMALL = "abcdefghijklmnopqrstuvwxyz";
    private static final Map<String, String> ALPHABETS = Map.of(
            "alnum", DIGITS + CAPITALS + SMALL,
            "upper", CAPITALS + DIGITS,
            "hex", DIGITS + "abcdef",
            "digits", DIGITS,
            "base64", DIGITS + CAPITALS + SMALL + "+/");

    private final Random random;

    /** @param seed the case's id */
    FillPlaces(String seed) {
        this.random = new Random(seed.hashCode());
    }

    String in(String line) {
        return PLACE.matcher(line).replaceAll(place -> java.util.regex.Matcher.quoteReplacement(fill(place)));
    }

    private String fill(MatchResult place) {
        if (place.group(1) != null) {
            return place.group(1);
        }
        var alphabet = ALPHABETS.get(place.group(2));
        if (alphabet == null) {
            throw new IllegalArgumentException(place.group() + " names no known kind of characters");
        }
        var text = new StringBuilder();
        for (var i = Integer.parseInt(place.group(3)); i > 0; i--) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }
}
