package dev.pipe.review.risk;

import dev.pipe.common.event.ReviewEvent.RiskLevel;
import dev.pipe.review.diff.Change;
import dev.pipe.review.diff.ChangedFile;
import dev.pipe.review.diff.ChangedHunk;
import dev.pipe.review.diff.ChangedLine;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A workflow that could read and now may write. */
final class WidenedRights implements ChangeRule {

    private static final Pattern READS = Pattern.compile("^\\s*([\\w-]+):\\s*(?:read|none)\\s*$");
    private static final Pattern WRITES = Pattern.compile("^\\s*([\\w-]+):\\s*write\\s*$");

    @Override
    public Stream<Finding> findIn(Change change) {
        return change.files().stream()
                .filter(file -> Language.of(file.path()).contains(Language.WORKFLOW))
                .flatMap(file -> file.hunks().stream().flatMap(hunk -> inHunk(file, hunk)));
    }

    private static Stream<Finding> inHunk(ChangedFile file, ChangedHunk hunk) {
        var read = hunk.removed()
                .map(line -> READS.matcher(line.text()))
                .filter(Matcher::matches)
                .map(it -> it.group(1))
                .collect(Collectors.toSet());
        return hunk.added()
                .filter(line -> {
                    var writes = WRITES.matcher(line.text());
                    return writes.matches() && read.contains(writes.group(1));
                })
                .limit(1)
                .map(line -> finding(file, hunk, line));
    }

    private static Finding finding(ChangedFile file, ChangedHunk hunk, ChangedLine line) {
        return new Finding(
                "actions-rights-widened",
                RiskType.SECURITY,
                RiskLevel.MODERATE,
                file.path(),
                line.number(),
                line.side(),
                hunk.id(),
                Evidence.of(line.text()),
                "Every step of it, and every action it uses, may change this from now on.",
                "Give the right to the one job that needs it.",
                0.78);
    }
}
