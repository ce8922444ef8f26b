package dev.pipe.common.github;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;

/** The short-lived proof that we are the App: dated back a minute and under GitHub's ten, for clocks that differ. */
class AppJwt {

    private static final Duration BACK = Duration.ofSeconds(60);
    private static final Duration LIFE = Duration.ofMinutes(8);
    private static final String HEADER = "{\"alg\":\"RS256\",\"typ\":\"JWT\"}";

    private final long appId;
    private final PrivateKey key;
    private final InstantSource time;

    AppJwt(long appId, PrivateKey key, InstantSource time) {
        this.appId = appId;
        this.key = key;
        this.time = time;
    }

    long appId() {
        return appId;
    }

    String authorization() {
        var now = time.instant();
        var claims = "{\"iat\":%d,\"exp\":%d,\"iss\":\"%d\"}"
                .formatted(now.minus(BACK).getEpochSecond(), now.plus(LIFE).getEpochSecond(), appId);
        var signed =
                base64(HEADER.getBytes(StandardCharsets.UTF_8)) + "." + base64(claims.getBytes(StandardCharsets.UTF_8));
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return "Bearer " + signed + "." + base64(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The App's private key cannot sign: " + e.getMessage(), e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
