package dev.pipe.memory.remember;

import dev.pipe.common.secrets.CredentialMask;

/** Text from outside as it may be kept: without credentials, of bounded length, never null. */
final class Clean {

    private Clean() {}

    static String text(String outside, int limit) {
        if (outside == null) {
            return "";
        }
        var masked = CredentialMask.mask(outside).strip();
        return masked.length() <= limit ? masked : masked.substring(0, limit - 1) + "…";
    }
}
