package dev.pipe.review.risk;

import dev.pipe.common.secrets.CredentialMask;

/** A line as it may be shown: without credentials, of bearable length. */
final class Evidence {

    private static final int LONGEST = 160;

    private Evidence() {}

    static String of(String line) {
        var masked = CredentialMask.mask(line).strip();
        return masked.length() <= LONGEST ? masked : masked.substring(0, LONGEST) + "…";
    }
}
