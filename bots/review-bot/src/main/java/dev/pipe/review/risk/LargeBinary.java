package dev.pipe.review.risk;

import dev.pipe.common.event.ReviewEvent.RiskLevel;
import dev.pipe.review.diff.Change;
import dev.pipe.review.diff.ChangedFile;
import dev.pipe.review.diff.Content;
import dev.pipe.review.diff.FileStatus;
import dev.pipe.review.diff.Side;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What nobody can review: programs and archives, and anything binary that is large. A diff tells sizes only of patches. */
final class LargeBinary implements ChangeRule {

    private static final long LARGE = 1_000_000;
    private static final Pattern PROGRAM = Pattern.compile(
            "(?i)\\.(?:exe|dll|so|dylib|jar|war|ear|class|pyc|pyd|node|wasm|bin|o|a|lib|apk|ipa|deb|rpm|msi|dmg|iso|zip|tar|t?gz|bz2|xz|7z|rar|nupkg|whl|gem|sqlite3?|db|dump|bak|pkl|pickle|h5|onnx|pt|parquet|mp4|mov|avi|psd)$");
    /** A wrapper that a build tool checks in, and data that is only packed. */
    private static final Pattern USUAL = Pattern.compile(
            "(?i)(?:^|/)gradle/wrapper/gradle-wrapper\\.jar$|(?:^|/)\\.mvn/wrapper/|\\.(?:json|jsonl|ndjson|csv|tsv|txt|xml|svg|log|html|css|js|map)\\.(?:gz|bz2|xz|zst)$");

    @Override
    public Stream<Finding> findIn(Change change) {
        return change.files().stream()
                .filter(file -> file.content() == Content.BINARY && file.status() != FileStatus.DELETED)
                .filter(file -> file.status() != FileStatus.RENAMED)
                .filter(file -> isLarge(file) || PROGRAM.matcher(file.path()).find() && !isUsual(file))
                .map(LargeBinary::finding);
    }

    private static boolean isLarge(ChangedFile file) {
        return file.bytes().orElse(0) >= LARGE;
    }

    private static boolean isUsual(ChangedFile file) {
        return USUAL.matcher(file.path()).find() || PathKind.of(file.path()) == PathKind.TEST;
    }

    private static Finding finding(ChangedFile file) {
        return new Finding(
                "large-binary",
                RiskType.MAINTAINABILITY,
                RiskLevel.MODERATE,
                file.path(),
                1,
                Side.RIGHT,
                "",
                file.name(),
                "Nobody can read what it holds, and every clone carries it for good.",
                "Build or fetch it where it is used, or keep it in an artifact store or Git LFS.",
                0.82);
    }
}
