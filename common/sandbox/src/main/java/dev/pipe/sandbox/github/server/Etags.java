package dev.pipe.sandbox.github.server;

import dev.pipe.sandbox.github.http.Answer;
import dev.pipe.sandbox.github.http.Request;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Conditional reads. */
final class Etags {
    private Etags() {}

    static Answer tagged(Request request, Answer answer) {
        if (answer.status() != 200 || !request.method().equals("GET")) {
            return answer;
        }
        var tag = "W/\"" + hash(answer.body()) + "\"";
        answer.header("ETag", tag).header("Cache-Control", "private, max-age=60, s-maxage=60");
        if (matches(request.header("If-None-Match"), tag)) {
            return new Answer(304, answer.headers(), new byte[0]);
        }
        return answer;
    }

    private static boolean matches(String asked, String tag) {
        return asked != null && (asked.contains(tag) || asked.contains(tag.substring(2)));
    }

    private static String hash(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This JDK has no SHA-256", e);
        }
    }
}
