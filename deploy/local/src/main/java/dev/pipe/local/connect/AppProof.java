package dev.pipe.local.connect;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;

/** Proves to GitHub that we are the App whose key this is. */
record AppProof(long appId, PrivateKey key) {

    private static final long BACK_SECONDS = 60;
    private static final long LIFE_SECONDS = 480;

    /** What PKCS#8 puts before an RSA key of GitHub's PKCS#1: version 0, rsaEncryption, no parameters. */
    private static final byte[] PKCS8 = HexFormat.of().parseHex("020100300d06092a864886f70d0101010500");

    static AppProof of(long appId, String pem) throws IOException {
        var der = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
        var pkcs8 = pem.contains("BEGIN RSA PRIVATE KEY") ? wrapped(der) : der;
        try {
            return new AppProof(appId, KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(pkcs8)));
        } catch (GeneralSecurityException e) {
            throw new IOException("GitHub's private key is no RSA key in PEM form", e);
        }
    }

    String jwt() {
        var now = Instant.now().getEpochSecond();
        var claims =
                "{\"iat\":" + (now - BACK_SECONDS) + ",\"exp\":" + (now + LIFE_SECONDS) + ",\"iss\":\"" + appId + "\"}";
        var signed = base64("{\"alg\":\"RS256\",\"typ\":\"JWT\"}".getBytes(StandardCharsets.US_ASCII)) + "."
                + base64(claims.getBytes(StandardCharsets.US_ASCII));
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + base64(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The App's private key cannot sign", e);
        }
    }

    private static byte[] wrapped(byte[] pkcs1) {
        var content = new ByteArrayOutputStream();
        content.writeBytes(PKCS8);
        content.writeBytes(element(0x04, pkcs1));
        return element(0x30, content.toByteArray());
    }

    /** A DER element; every RSA key is longer than 255 bytes and shorter than 65,536. */
    private static byte[] element(int tag, byte[] content) {
        var element = new ByteArrayOutputStream();
        element.writeBytes(new byte[] {(byte) tag, (byte) 0x82, (byte) (content.length >> 8), (byte) content.length});
        element.writeBytes(content);
        return element.toByteArray();
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public String toString() {
        return "AppProof[" + appId + "]";
    }
}
