package dev.pipe.review.risk;

import dev.pipe.common.event.ReviewEvent.RiskLevel;
import dev.pipe.review.diff.Change;
import dev.pipe.review.diff.ChangedFile;
import dev.pipe.review.diff.FileStatus;
import dev.pipe.review.diff.Side;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A licence or a page of documentation that is deleted, and nothing of its name comes elsewhere. */
final class LostDocument implements ChangeRule {

    private static final Pattern LICENCE =
            Pattern.compile("(?i)(?:^|/)(?:LICEN[CS]E|COPYING|NOTICE)(?:[-.][\\w.-]+)?$");
    private static final Pattern PAGE = Pattern.compile("(?i)\\.(?:md|mdx|rst|adoc)$");

    @Override
    public Stream<Finding> findIn(Change change) {
        var kept = change.files().stream()
                .filter(file -> file.status() != FileStatus.DELETED)
                .map(ChangedFile::name)
                .collect(Collectors.toSet());
        return change.files().stream()
                .filter(file ->
                        file.status() == FileStatus.DELETED && !file.hunks().isEmpty())
                .filter(file -> !kept.contains(file.name()))
                .flatMap(LostDocument::judge);
    }

    private static Stream<Finding> judge(ChangedFile file) {
        if (LICENCE.matcher(file.path()).find()) {
            return Stream.of(finding(
                    file,
                    "licence-removed",
                    RiskType.COMPLIANCE,
                    RiskLevel.MODERATE,
                    "Without it nobody may use, change or pass on what is here."));
        }
        return PAGE.matcher(file.path()).find()
                ? Stream.of(finding(
                        file,
                        "documentation-removed",
                        RiskType.DOCUMENTATION,
                        RiskLevel.LOW,
                        "What this page explained is explained nowhere that this change shows."))
                : Stream.empty();
    }

    private static Finding finding(ChangedFile file, String id, RiskType type, RiskLevel level, String why) {
        return new Finding(
                id,
                type,
                level,
                file.path(),
                1,
                Side.LEFT,
                file.hunks().getFirst().id(),
                "",
                why,
                "Keep it, or name in the description what takes its place.",
                0.8);
    }
}
