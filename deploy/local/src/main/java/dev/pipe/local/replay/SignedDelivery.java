package dev.pipe.local.replay;

import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A payload with the headers that GitHub sends, the signature among them. */
record SignedDelivery(Payload payload, String guid, String secret) {

    private static final Duration GITHUB_WAITS = Duration.ofSeconds(10);

    HttpRequest to(URI hook) {
        return HttpRequest.newBuilder(hook)
                .timeout(GITHUB_WAITS)
                .header("Content-Type", "application/json")
                .header("User-Agent", "GitHub-Hookshot/replay")
                .header("X-GitHub-Event", payload.event())
                .header("X-GitHub-Delivery", guid)
                .header("X-GitHub-Hook-ID", "1")
                .header("X-Hub-Signature-256", "sha256=" + signature())
                .POST(HttpRequest.BodyPublishers.ofByteArray(payload.body()))
                .build();
    }

    private String signature() {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(payload.body()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has HmacSHA256", e);
        }
    }
}
