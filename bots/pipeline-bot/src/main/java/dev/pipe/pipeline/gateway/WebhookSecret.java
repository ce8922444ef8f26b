package dev.pipe.pipeline.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A secret that deliveries may be signed with, and what it is good for. It never shows itself. */
final class WebhookSecret {

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;
    private final SecretScope scope;

    WebhookSecret(String secret, SecretScope scope) {
        this.key = new SecretKeySpec(secret.getBytes(UTF_8), ALGORITHM);
        this.scope = scope;
    }

    SecretScope scope() {
        return scope;
    }

    /** In constant time. */
    boolean signed(byte[] body, byte[] claimed) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return MessageDigest.isEqual(mac.doFinal(body), claimed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(ALGORITHM + " is part of every JDK", e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof WebhookSecret that
                && scope.equals(that.scope)
                && Arrays.equals(key.getEncoded(), that.key.getEncoded());
    }

    @Override
    public int hashCode() {
        return scope.hashCode();
    }

    @Override
    public String toString() {
        return "a secret for " + (scope.names().isEmpty() ? "everything" : scope.names());
    }
}
