package dev.pipe.review.identity;

import dev.pipe.review.risk.Finding;

/**
 * A finding of this reading with what it is recognised by.
 *
 * @param family its rule; all that a model says is one family, since it calls one thing by several names
 * @param line hash of the line it stands in, {@code context} of the lines around it
 */
record Seen(Finding finding, String family, String line, String context) {

    private static final String MODEL = "model/";

    static String family(String rule) {
        return rule.startsWith(MODEL) ? MODEL : rule;
    }

    static boolean isModels(String family) {
        return family.equals(MODEL);
    }

    String file() {
        return finding.file();
    }
}
