package dev.pipe.common.github;

import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What makes two reads the same: who asks, for what, in which form. The token stands here as its hash, so that no token
 * gets what another may see.
 */
record ReadKey(String who, URI uri, String accept) {

    static ReadKey of(HttpRequest request) {
        return new ReadKey(hash(header(request, "Authorization")), request.uri(), header(request, "Accept"));
    }

    private static String header(HttpRequest request, String name) {
        return request.headers().firstValue(name).orElse("");
    }

    private static String hash(String text) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
