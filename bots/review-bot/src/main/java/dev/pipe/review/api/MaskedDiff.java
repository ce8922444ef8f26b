package dev.pipe.review.api;

import dev.pipe.review.diff.MaskLines;
import java.util.ArrayList;
import java.util.List;

/** The text of a diff with its credentials masked: as many lines as before, each with its mark. */
final class MaskedDiff {

    private MaskedDiff() {}

    /** Hunk by hunk, so that a key without an end takes nothing of the next file along. */
    static String of(String diff) {
        var masked = new ArrayList<String>();
        var together = new ArrayList<String>();
        for (var line : diff.split("\n", -1)) {
            if (line.startsWith("@@ ") || line.startsWith("diff --git ")) {
                masked.addAll(masked(together));
                together.clear();
            }
            together.add(line);
        }
        masked.addAll(masked(together));
        return String.join("\n", masked);
    }

    private static List<String> masked(List<String> lines) {
        var texts = MaskLines.of(
                lines.stream().map(line -> line.substring(mark(line))).toList());
        var masked = new ArrayList<String>(lines.size());
        for (var i = 0; i < lines.size(); i++) {
            masked.add(lines.get(i).substring(0, mark(lines.get(i))) + texts.get(i));
        }
        return masked;
    }

    private static int mark(String line) {
        return !line.isEmpty() && " +-".indexOf(line.charAt(0)) >= 0 ? 1 : 0;
    }
}
