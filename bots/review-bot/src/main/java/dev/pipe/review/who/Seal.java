package dev.pipe.review.who;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs what a browser keeps for us, with a key made of a secret that it does not know. */
final class Seal {

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final byte[] key;

    Seal(String secret, String purpose) {
        this.key = hmac(secret.getBytes(UTF_8), purpose);
    }

    String close(String text) {
        var body = BASE64.encodeToString(text.getBytes(UTF_8));
        return body + "." + BASE64.encodeToString(hmac(key, body));
    }

    /** Empty unless we closed it. */
    Optional<String> open(String sealed) {
        var dot = sealed.indexOf('.');
        if (dot < 0) {
            return Optional.empty();
        }
        var body = sealed.substring(0, dot);
        var ours = BASE64.encodeToString(hmac(key, body));
        return MessageDigest.isEqual(
                        ours.getBytes(UTF_8), sealed.substring(dot + 1).getBytes(UTF_8))
                ? Optional.of(new String(Base64.getUrlDecoder().decode(body), UTF_8))
                : Optional.empty();
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has HmacSHA256", e);
        }
    }
}
