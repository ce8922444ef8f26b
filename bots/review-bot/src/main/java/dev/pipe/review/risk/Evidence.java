package dev.pipe.review.risk;

import dev.pipe.common.secrets.CredentialMask;

/** A line as it may be shown: without credentials, of bearable length. */
final class Evidence {

    private static final int LONGEST = 160;

    /** Beyond this nothing is shown, so nothing beyond it needs to be masked, but for a credential at the cut. */
    private static final int ENOUGH = 4_000;

    private Evidence() {}

    static String of(String line) {
        var masked = CredentialMask.mask(line.length() > ENOUGH ? line.substring(0, ENOUGH) : line)
                .strip();
        return masked.length() <= LONGEST ? masked : masked.substring(0, LONGEST) + "…";
    }

    /** Whether something in the line had to be masked. */
    static boolean hides(String line) {
        return !CredentialMask.find(line).isEmpty();
    }
}
