package dev.pipe.common.secrets;

import java.util.List;
import java.util.regex.Pattern;

/** {@code scheme://user:password@host}: the password alone is the secret. */
final class PasswordInUrl {

    private static final Pattern URL =
            Pattern.compile("://([^\\s/:@\"'<>`]{0,100}):([^\\s/@\"'<>`]{3,200})@[A-Za-z0-9\\[_.{$%-]");

    private PasswordInUrl() {}

    static void collect(String text, List<FoundCredential> into) {
        if (!text.contains("://")) {
            return;
        }
        var matcher = URL.matcher(text);
        while (matcher.find()) {
            var user = matcher.group(1);
            var password = matcher.group(2);
            if (!Decoys.isPlaceholder(password) && !password.equalsIgnoreCase(user)) {
                into.add(new FoundCredential("password-in-url", matcher.start(2), matcher.end(2), 0.9));
            }
        }
    }
}
