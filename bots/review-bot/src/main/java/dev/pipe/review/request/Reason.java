package dev.pipe.review.request;

import dev.pipe.common.bus.PermanentFailure;
import dev.pipe.common.github.GitHubFailure;
import dev.pipe.common.secrets.CredentialMask;

/**
 * Why something failed, as it is kept and shown. The message of a failure may quote anything: a line of the diff, an
 * address with a token in it, a sign that no database takes.
 */
final class Reason {

    private static final int LONGEST = 500;

    private Reason() {}

    static String of(Throwable failure) {
        var words = failure instanceof GitHubFailure
                || failure instanceof PermanentFailure
                || failure instanceof UnreadableJob;
        return of(words ? failure.getMessage() : failure.getClass().getSimpleName() + ": " + failure.getMessage());
    }

    /** For the log: the same stack, and of each message what may be shown. */
    static Throwable shown(Throwable failure) {
        var cause = failure.getCause() == null ? null : shown(failure.getCause());
        var shown = new RuntimeException(failure.getClass().getName() + ": " + of(failure.getMessage()), cause);
        shown.setStackTrace(failure.getStackTrace());
        return shown;
    }

    /** On one line, without credentials, and not too long. */
    static String of(String said) {
        var line = CredentialMask.mask(String.valueOf(said))
                .replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}]+", " ")
                .strip();
        if (line.length() <= LONGEST) {
            return line;
        }
        var end = Character.isHighSurrogate(line.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        return line.substring(0, end) + "…";
    }
}
