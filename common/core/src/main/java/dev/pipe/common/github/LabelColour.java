package dev.pipe.common.github;

import java.util.List;
import java.util.Locale;

/** The colour a label of ours is created with: by what it says, else by its name, always the same. */
final class LabelColour {

    private static final String GREEN = "2da44e";
    private static final String RED = "cf222e";
    private static final String ORANGE = "e16f24";
    private static final String YELLOW = "d4a72c";
    private static final List<String> OTHERS = List.of("0969da", "8250df", "1b7c83", "bf3989", "57606a");

    private static final List<String> GOOD = List.of("approved", "passed", "success", "low", "ok-to", "merged");
    private static final List<String> BAD = List.of("reject", "critical", "fail", "blocked", "security");
    private static final List<String> ALARMING = List.of("high", "hold", "risk");
    private static final List<String> OPEN = List.of("wait", "pending", "medium", "needs", "review");

    private LabelColour() {}

    static String of(String name) {
        var words = name.toLowerCase(Locale.ROOT);
        if (says(words, BAD)) {
            return RED;
        }
        if (says(words, GOOD)) {
            return GREEN;
        }
        if (says(words, OPEN)) {
            return YELLOW;
        }
        return says(words, ALARMING) ? ORANGE : OTHERS.get(Math.floorMod(words.hashCode(), OTHERS.size()));
    }

    private static boolean says(String name, List<String> words) {
        return words.stream().anyMatch(name::contains);
    }
}
