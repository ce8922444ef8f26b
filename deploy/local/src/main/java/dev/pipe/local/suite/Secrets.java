package dev.pipe.local.suite;

import java.security.SecureRandom;
import java.util.Base64;

/** What the parts of one run trust each other by; made anew at every start. */
record Secrets(String webhookSecret, String apiToken) {

    static Secrets fresh() {
        var random = new SecureRandom();
        return new Secrets(token(random), token(random));
    }

    private static String token(SecureRandom random) {
        byte[] bytes = new byte[24];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
