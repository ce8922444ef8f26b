package dev.pipe.common.secrets;

/**
 * A failure as it is kept, logged and shown. Its message may quote anything: a line of somebody's code, an address with a
 * token in it, a sign that no database takes, so that a row could never be settled.
 */
public final class ShownFailure {

    private static final int LONGEST = 1_000;

    private ShownFailure() {}

    /** On one line, without credentials, and not too long. */
    public static String words(String message) {
        var line = CredentialMask.mask(String.valueOf(message))
                .replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}]+", " ")
                .strip();
        if (line.length() <= LONGEST) {
            return line;
        }
        var end = Character.isHighSurrogate(line.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        return line.substring(0, end) + "…";
    }

    /** For the log: the same stack, and of each message what may be shown. */
    public static Throwable of(Throwable failure) {
        var cause = failure.getCause() == null ? null : of(failure.getCause());
        var shown = new RuntimeException(failure.getClass().getName() + ": " + words(failure.getMessage()), cause);
        shown.setStackTrace(failure.getStackTrace());
        return shown;
    }
}
