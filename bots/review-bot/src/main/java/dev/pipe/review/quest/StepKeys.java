package dev.pipe.review.quest;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.pipe.review.plan.ReviewPlan;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a step is known by over the heads of a pull request: the lines its hunks add and take away. A push that moves them
 * leaves a step read that was read; one that changes them makes it new.
 */
final class StepKeys {

    private StepKeys() {}

    static Map<String, String> of(ReviewPlan plan, List<KeptFile> files) {
        var byPath = files.stream().collect(Collectors.toMap(KeptFile::path, Function.identity()));
        return plan.steps().stream().collect(Collectors.toMap(ReviewPlan.Step::stepId, step -> key(step, byPath)));
    }

    private static String key(ReviewPlan.Step step, Map<String, KeptFile> files) {
        var digest = sha256();
        for (var ref : step.diffRefs()) {
            var file = files.get(ref.fileId());
            if (file != null) {
                feed(digest, file.path());
                file.hunks().stream()
                        .filter(hunk -> ref.hunkIds().contains(hunk.id()))
                        .flatMap(hunk -> hunk.lines().stream())
                        .filter(line -> line.charAt(0) != ' ')
                        .forEach(line -> feed(digest, line));
            }
        }
        return HexFormat.of().formatHex(digest.digest(), 0, 12);
    }

    private static void feed(MessageDigest digest, String line) {
        digest.update(line.getBytes(UTF_8));
        digest.update((byte) '\n');
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
