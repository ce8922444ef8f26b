package dev.pipe.pipeline.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Who may be believed: a body whose HMAC-SHA-256 under one of our secrets stands in its header. Compared in constant
 * time, over the raw bytes, before anything reads them.
 */
final class SignaturePolicy {

    private static final String ALGORITHM = "HmacSHA256";
    private static final String PREFIX = "sha256=";
    private static final int HEX_DIGITS = 64;

    private final List<SecretKeySpec> keys;

    SignaturePolicy(List<String> secrets) {
        this.keys = secrets.stream()
                .map(it -> new SecretKeySpec(it.getBytes(UTF_8), ALGORITHM))
                .toList();
    }

    /** What can be said before the body is there: empty when the header has the right shape. */
    Optional<Refusal> judgeHeader(String sha256, String sha1) {
        if (keys.isEmpty()) {
            return refused("No webhook secret is configured here, so no delivery can be verified: set"
                    + " pipe.webhook.secret to the webhook's secret.");
        }
        if (sha256 == null) {
            return refused(
                    sha1 == null
                            ? "X-Hub-Signature-256 is missing: set the webhook's secret."
                            : "X-Hub-Signature is SHA-1, which can be forged; X-Hub-Signature-256 is missing.");
        }
        return shaped(sha256) ? Optional.empty() : refused("X-Hub-Signature-256 is not sha256= and 64 hex digits.");
    }

    /** Judges a body whose header has passed {@link #judgeHeader}. */
    Optional<Refusal> judge(String sha256, byte[] body) {
        var claimed = HexFormat.of().parseHex(sha256, PREFIX.length(), sha256.length());
        var matches = false;
        for (var key : keys) {
            matches |= MessageDigest.isEqual(hmac(key, body), claimed);
        }
        return matches
                ? Optional.empty()
                : refused("X-Hub-Signature-256 does not fit the body: the webhook's secret is not one of ours.");
    }

    private static boolean shaped(String header) {
        return header.length() == PREFIX.length() + HEX_DIGITS
                && header.startsWith(PREFIX)
                && header.substring(PREFIX.length()).chars().allMatch(HexFormat::isHexDigit);
    }

    private static byte[] hmac(SecretKeySpec key, byte[] body) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(ALGORITHM + " is part of every JDK", e);
        }
    }

    private static Optional<Refusal> refused(String detail) {
        return Optional.of(Refusal.unsigned(detail));
    }
}
