package dev.pipe.pipeline.gateway;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Who may be believed: a body whose HMAC-SHA-256 under one of our secrets stands in its header. Compared in constant
 * time, over the raw bytes, before anything reads them.
 */
final class SignaturePolicy {

    private static final String PREFIX = "sha256=";
    private static final int HEX_DIGITS = 64;

    private SignaturePolicy() {}

    /** What can be said before the body is there: empty when the header has the right shape. */
    static Optional<Refusal> judgeHeader(List<WebhookSecret> secrets, String sha256, String sha1) {
        if (secrets.isEmpty()) {
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

    /**
     * The secrets that this body is signed with; one value may stand there with several scopes. All of them are tried,
     * so that the time tells nothing. The header has passed {@link #judgeHeader}.
     */
    static List<WebhookSecret> verifying(List<WebhookSecret> secrets, String sha256, byte[] body) {
        var claimed = HexFormat.of().parseHex(sha256, PREFIX.length(), sha256.length());
        return secrets.stream().filter(secret -> secret.signed(body, claimed)).toList();
    }

    private static boolean shaped(String header) {
        return header.length() == PREFIX.length() + HEX_DIGITS
                && header.startsWith(PREFIX)
                && header.substring(PREFIX.length()).chars().allMatch(HexFormat::isHexDigit);
    }

    private static Optional<Refusal> refused(String detail) {
        return Optional.of(Refusal.unsigned(detail));
    }
}
