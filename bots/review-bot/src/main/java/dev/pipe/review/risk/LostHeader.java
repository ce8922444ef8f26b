package dev.pipe.review.risk;

import dev.pipe.common.event.ReviewEvent.RiskLevel;
import dev.pipe.review.diff.Change;
import dev.pipe.review.diff.ChangedFile;
import dev.pipe.review.diff.ChangedHunk;
import dev.pipe.review.diff.ChangedLine;
import dev.pipe.review.diff.Content;
import dev.pipe.review.diff.FileStatus;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A file that stays and no longer says whose it is and under which licence; a policy of the cluster that is deleted. */
final class LostHeader implements ChangeRule {

    private static final Pattern HEADER = Pattern.compile(
            "SPDX-License-Identifier|^\\s*(?://|#|/?\\*+|<!--|--|;)\\s*(?i:copyright\\b.*(?:\\d{4}|\\(c\\)|©)|licensed under\\b)");
    private static final int NEAR_THE_TOP = 25;
    private static final Pattern POLICY = Pattern.compile(
            "^kind:\\s*[\"']?(?:NetworkPolicy|CiliumNetworkPolicy|PodSecurityPolicy|AuthorizationPolicy|PeerAuthentication|ClusterPolicy|ConstraintTemplate|ValidatingAdmissionPolicy|ResourceQuota)\\b");

    @Override
    public Stream<Finding> findIn(Change change) {
        return change.files().stream()
                .filter(file -> file.content() == Content.TEXT)
                .flatMap(file -> (file.status() == FileStatus.DELETED ? policy(file, change) : header(file)).stream());
    }

    private static Optional<Finding> header(ChangedFile file) {
        return file.added().anyMatch(LostHeader::isHeader)
                ? Optional.empty()
                : file.hunks().stream()
                        .flatMap(hunk -> hunk.removed()
                                .filter(line -> line.number() <= NEAR_THE_TOP && isHeader(line))
                                .map(line -> finding(
                                        file,
                                        hunk,
                                        line,
                                        "licence-header-removed",
                                        RiskType.COMPLIANCE,
                                        RiskLevel.LOW,
                                        "Whose it is and under which terms it may be used is said here no more.")))
                        .findFirst();
    }

    private static boolean isHeader(ChangedLine line) {
        return HEADER.matcher(line.text()).find();
    }

    private static Optional<Finding> policy(ChangedFile file, Change change) {
        if (PathKind.of(file.path()) != PathKind.PRODUCTION
                || change.files().stream().flatMap(ChangedFile::added).anyMatch(line -> POLICY.matcher(line.text())
                        .find())) {
            return Optional.empty();
        }
        return file.hunks().stream()
                .flatMap(hunk -> hunk.removed()
                        .filter(line -> POLICY.matcher(line.text()).find())
                        .map(line -> finding(
                                file,
                                hunk,
                                line,
                                "policy-deleted",
                                RiskType.SECURITY,
                                RiskLevel.MODERATE,
                                "What it held back may go on from now on.")))
                .findFirst();
    }

    private static Finding finding(
            ChangedFile file,
            ChangedHunk hunk,
            ChangedLine line,
            String id,
            RiskType type,
            RiskLevel level,
            String why) {
        return new Finding(
                id,
                type,
                level,
                file.path(),
                line.number(),
                line.side(),
                hunk.id(),
                Evidence.of(line.text()),
                why,
                "Keep it, or say in the description what takes its place.",
                0.8);
    }
}
