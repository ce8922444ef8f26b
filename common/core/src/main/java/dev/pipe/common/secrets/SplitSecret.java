package dev.pipe.common.secrets;

import java.util.ArrayList;
import java.util.List;
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
        var cuts = new ArrayList<int[]>();
        var from = 0;
        do {
            joined.append(text, from, joint.start());
            cuts.add(new int[] {joined.length(), joint.end() - joint.start()});
            from = joint.end();
        } while (joint.find());
        joined.append(text, from, text.length());
        var found = new ArrayList<FoundCredential>();
        KnownCredentials.collect(joined.toString(), found);
        found.stream()
                .filter(it -> it.confidence() >= UNMISTAKABLE)
                .filter(it -> cuts.stream().anyMatch(cut -> it.start() < cut[0] && cut[0] < it.end()))
                .map(it -> new FoundCredential(
                        it.kind(), before(cuts, it.start()), before(cuts, it.end() - 1) + 1, it.confidence()))
                .forEach(into::add);
    }

    /** Where a sign of the joined text stands in the text itself. */
    private static int before(List<int[]> cuts, int offset) {
        return offset
                + cuts.stream()
                        .filter(cut -> cut[0] <= offset)
                        .mapToInt(cut -> cut[1])
                        .sum();
    }
}
