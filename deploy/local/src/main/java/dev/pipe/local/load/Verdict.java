package dev.pipe.local.load;

import java.io.PrintStream;
import java.util.List;

/**
 * One line of the judgement.
 *
 * @param line what must be true
 * @param wrong where it is not; empty when it came true
 */
record Verdict(String line, List<String> wrong) {

    private static final int SHOWN = 10;

    Verdict {
        wrong = List.copyOf(wrong);
    }

    boolean cameTrue() {
        return wrong.isEmpty();
    }

    void print(PrintStream out) {
        out.printf("  %s %s%n", cameTrue() ? "ok    " : "BROKEN", line);
        wrong.stream().limit(SHOWN).forEach(one -> out.println("           " + one));
        if (wrong.size() > SHOWN) {
            out.printf("           and %d more%n", wrong.size() - SHOWN);
        }
    }
}
