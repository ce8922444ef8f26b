package dev.pipe.pipeline.carry;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;
import org.eclipse.jgit.merge.MergeAlgorithm;
import org.eclipse.jgit.merge.MergeFormatter;

/** Merges a file's lines by JGit's merge algorithm, and names the result as git does. */
final class MergeLines {

    private static final int SHA_256_DIGITS = 64;

    private MergeLines() {}

    /** Empty where both sides changed the same lines, and for binary files. */
    static Optional<byte[]> merge(byte[] base, byte[] ours, byte[] theirs) {
        if (RawText.isBinary(base) || RawText.isBinary(ours) || RawText.isBinary(theirs)) {
            return Optional.empty();
        }
        var merged = new MergeAlgorithm()
                .merge(RawTextComparator.DEFAULT, new RawText(base), new RawText(ours), new RawText(theirs));
        if (merged.containsConflicts()) {
            return Optional.empty();
        }
        var bytes = new ByteArrayOutputStream();
        try {
            new MergeFormatter().formatMerge(bytes, merged, List.of("base", "ours", "theirs"), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // into memory
        }
        return Optional.of(bytes.toByteArray());
    }

    static String blobSha(byte[] content, int digits) {
        try {
            var digest = MessageDigest.getInstance(digits == SHA_256_DIGITS ? "SHA-256" : "SHA-1");
            digest.update(("blob " + content.length + "\0").getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(digest.digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every JDK has both
        }
    }
}
