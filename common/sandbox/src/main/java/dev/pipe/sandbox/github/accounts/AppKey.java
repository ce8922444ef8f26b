package dev.pipe.sandbox.github.accounts;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pipe.sandbox.github.http.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/** The App's key pair, and GitHub's judgement of a JWT made with it: RS256, our issuer, ten minutes at most. */
final class AppKey {
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final Duration CLOCK_DRIFT = Duration.ofSeconds(60);

    private final KeyPair pair;

    AppKey() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            this.pair = generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JDK has no RSA", e);
        }
    }

    String pkcs8Pem() {
        var base64 = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(pair.getPrivate().getEncoded());
        return "-----BEGIN PRIVATE KEY-----\n" + base64 + "\n-----END PRIVATE KEY-----\n";
    }

    /** Null when the token is good, otherwise what is wrong with it. */
    String fault(String jwt, String issuer, Instant now) {
        var parts = jwt.split("\\.");
        if (parts.length != 3) {
            return "A JSON web token could not be decoded";
        }
        try {
            var header = decode(parts[0]);
            var claims = decode(parts[1]);
            if (!"RS256".equals(Json.text(header, "alg")) || !signed(parts)) {
                return "A JSON web token could not be decoded";
            }
            return faultOf(claims, issuer, now);
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            return "A JSON web token could not be decoded";
        }
    }

    private static String faultOf(JsonNode claims, String issuer, Instant now) {
        var issuedAt = Instant.ofEpochSecond(claims.path("iat").asLong());
        var expiresAt = Instant.ofEpochSecond(claims.path("exp").asLong());
        if (!issuer.equals(Json.text(claims, "iss"))) {
            return "'Issuer' claim ('iss') must be the App's id";
        }
        if (expiresAt.isBefore(now)) {
            return "'Expiration time' claim ('exp') must be a numeric value representing the future time";
        }
        if (expiresAt.isAfter(now.plus(LONGEST).plus(CLOCK_DRIFT))) {
            return "'Expiration time' claim ('exp') is too far in the future";
        }
        if (issuedAt.isAfter(now.plus(CLOCK_DRIFT))) {
            return "'Issued at' claim ('iat') must be an Integer representing the time that the assertion was issued";
        }
        return null;
    }

    private boolean signed(String[] parts) throws GeneralSecurityException {
        var signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(pair.getPublic());
        signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
        return signature.verify(Base64.getUrlDecoder().decode(parts[2]));
    }

    private static JsonNode decode(String part) throws IOException {
        return Json.parse(Base64.getUrlDecoder().decode(part));
    }
}
