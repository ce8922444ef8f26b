package dev.pipe.sandbox.github;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/** The token an App proves itself with. */
final class Jwt {
    private Jwt() {}

    static String of(FakeGitHub.AppCredentials app) throws GeneralSecurityException {
        return of(app, Instant.now().plus(Duration.ofMinutes(9)));
    }

    static String of(FakeGitHub.AppCredentials app, Instant expiresAt) throws GeneralSecurityException {
        var pem = app.privateKeyPem().replaceAll("-----[A-Z ]+-----|\\s", "");
        var key = KeyFactory.getInstance("RSA")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pem)));
        var issuedAt = expiresAt.minus(Duration.ofMinutes(9)).getEpochSecond();
        var content = encode("{\"alg\":\"RS256\",\"typ\":\"JWT\"}") + "."
                + encode("{\"iat\":%d,\"exp\":%d,\"iss\":\"%d\"}"
                        .formatted(issuedAt, expiresAt.getEpochSecond(), app.id()));
        var signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(key);
        signature.update(content.getBytes(StandardCharsets.US_ASCII));
        return content + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
    }

    private static String encode(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
