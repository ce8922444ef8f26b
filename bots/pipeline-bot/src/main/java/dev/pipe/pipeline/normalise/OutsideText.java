package dev.pipe.pipeline.normalise;

import dev.pipe.common.secrets.CredentialMask;

/** Text that people wrote, as it may travel: credentials masked, and no longer than GitHub itself allows. */
final class OutsideText {

    /** Four times what GitHub takes as a comment; beyond it a text is not a person's. */
    static final int LONGEST = 262_144;

    private static final String CUT = "\n[the rest of this text was cut]";

    private OutsideText() {}

    static String masked(String text) {
        if (text == null) {
            return "";
        }
        return text.length() <= LONGEST ? CredentialMask.mask(text) : CredentialMask.mask(cut(text)) + CUT;
    }

    /** Cuts between words, so that no half of a credential escapes the mask. */
    private static String cut(String text) {
        var end = LONGEST;
        while (end > 0 && !Character.isWhitespace(text.charAt(end))) {
            end--;
        }
        return text.substring(0, end);
    }
}
