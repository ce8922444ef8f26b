package dev.pipe.common.secrets;

import java.util.List;
import java.util.regex.Pattern;

/** {@code scheme://user:password@host}: the password alone is the secret. */
final class PasswordInUrl {

    private static final Pattern URL =
            Pattern.compile("://([^\\s/:@\"'<>`]{0,100}):([^\\s/@\"'<>`]{3,200})@[A-Za-z0-9\\[_.{$%-]");

    /** What each has on a machine of their own is often the same for all. */
    private static final Pattern OF_THIS_MACHINE =
            Pattern.compile("(?:localhost|127\\.0\\.0\\.1|0\\.0\\.0\\.0|\\[::1\\])(?![\\w.-])");

    private static final double SURE = 0.9;
    private static final double UNSURE = 0.7;

    private PasswordInUrl() {}

    static void collect(String text, List<FoundCredential> into) {
        if (!text.contains("://")) {
            return;
        }
        var matcher = URL.matcher(text);
        while (matcher.find()) {
            var user = matcher.group(1);
            var password = matcher.group(2);
            if (!Decoys.isPlaceholder(password) && !password.equalsIgnoreCase(user) && !isNotation(user, password)) {
                var own = OF_THIS_MACHINE.matcher(text).region(matcher.end(2) + 1, text.length());
                into.add(new FoundCredential(
                        "password-in-url", matcher.start(2), matcher.end(2), own.lookingAt() ? UNSURE : SURE));
            }
        }
    }

    /** {@code scheme://[user[:password]@]host} tells how to write one. */
    private static boolean isNotation(String user, String password) {
        return user.startsWith("[") && password.endsWith("]");
    }
}
