package dev.pipe.pipeline.normalise;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.stream.Collectors;

/** Ids of facts: GitHub's id of the thing, readable, and a digest of what tells this change from the thing's others. */
final class FactId {

    private static final int DIGITS = 24;

    private FactId() {}

    /** {@code kind:id:digest}. The parts are GitHub's ids, words and timestamps; never anything of the delivery. */
    static String of(String kind, long id, Object... parts) {
        var joined = Arrays.stream(parts).map(String::valueOf).collect(Collectors.joining("\n"));
        return kind + ":" + id + ":" + digest(joined);
    }

    /** The id of a fact that belongs to this key, which GitHub spells in one way and others may spell in another. */
    static String within(String key, String id) {
        return id + ":" + digest(key.toLowerCase(Locale.ROOT));
    }

    private static String digest(String text) {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
            return HexFormat.of().formatHex(sha256).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every JDK", e);
        }
    }
}
