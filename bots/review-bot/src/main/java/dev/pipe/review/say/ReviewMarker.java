package dev.pipe.review.say;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.pipe.common.event.RunRef;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Names the one review of a head against a base; a branch's name is hashed, since it may hold anything. */
final class ReviewMarker {

    private ReviewMarker() {}

    static String of(RunRef run) {
        try {
            var base = MessageDigest.getInstance("SHA-256").digest(run.base().getBytes(UTF_8));
            return "review:" + run.headSha() + ":" + HexFormat.of().formatHex(base, 0, 4);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
