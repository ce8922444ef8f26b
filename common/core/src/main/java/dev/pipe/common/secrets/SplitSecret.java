package dev.pipe.common.secrets;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A credential that is written in pieces: {@code "ghp_" + "..."}, pieces side by side or in a list that is joined. What
 * parts them is taken out, and what then looks like a provider's credential is one.
 */
final class SplitSecret {

    /** From the end of one piece to the beginning of the next; so short that nothing else stands between. */
    private static final Pattern JOINT = Pattern.compile(
            "[\"'`](?:\\s{0,60}(?:\\+|\\.\\.|\\.|&|~|<>|,|\\\\)\\s{0,60}|\\s{1,60})[brfu]?(?=[\"'`])[\"'`]");

    private static final double UNMISTAKABLE = 0.9;

    private SplitSecret() {}

    static void collect(String text, List<FoundCredential> into) {
        var joint = JOINT.matcher(text);
        if (!joint.find()) {
            return;
        }
        var joined = new StringBuilder(text.length());
        var cuts = new TreeMap<Integer, Integer>(); // from a place in the joined text to what was taken out up to there
        var from = 0;
        var taken = 0;
        do {
            joined.append(text, from, joint.start());
            taken += joint.end() - joint.start();
            cuts.put(joined.length(), taken);
            from = joint.end();
        } while (joint.find());
        joined.append(text, from, text.length());
        var found = new ArrayList<FoundCredential>();
        KnownCredentials.collect(joined.toString(), found);
        for (var it : found) {
            var cut = cuts.higherKey(it.start());
            if (it.confidence() >= UNMISTAKABLE && cut != null && cut < it.end()) {
                into.add(new FoundCredential(
                        it.kind(), before(cuts, it.start()), before(cuts, it.end() - 1) + 1, it.confidence()));
            }
        }
    }

    /** Where a sign of the joined text stands in the text itself. */
    private static int before(TreeMap<Integer, Integer> cuts, int offset) {
        var last = cuts.floorEntry(offset);
        return last == null ? offset : offset + last.getValue();
    }
}
