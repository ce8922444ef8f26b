package dev.pipe.review.risk;

import dev.pipe.common.event.ReviewEvent.RiskLevel;
import dev.pipe.review.diff.Change;
import dev.pipe.review.diff.ChangedFile;
import dev.pipe.review.diff.ChangedHunk;
import dev.pipe.review.diff.ChangedLine;
import dev.pipe.review.diff.FileStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A new workload whose containers may take all there is. Only of whole files: a hunk may leave the limits out. */
final class MissingLimits implements ChangeRule {

    private static final Pattern WORKLOAD = Pattern.compile(
            "^\\s*kind:\\s*[\"']?(?:Deployment|StatefulSet|DaemonSet|ReplicaSet|Pod|Job|CronJob|Rollout)\\b");
    private static final Pattern CONTAINER = Pattern.compile("^\\s*-?\\s*image:\\s*\\S");
    private static final Pattern LIMITS = Pattern.compile(
            "^\\s*limits:|resources:\\s*\\{\\{|toYaml\\s+.*resources|^\\s*resources:\\s*(?:\\*|\\{[^}]*limits)|<<:\\s*\\*");

    @Override
    public Stream<Finding> findIn(Change change) {
        return change.files().stream()
                .filter(file -> file.status() == FileStatus.ADDED
                        && Language.of(file.path()).contains(Language.YAML)
                        && !Language.of(file.path()).contains(Language.WORKFLOW)
                        && PathKind.of(file.path()) == PathKind.PRODUCTION)
                .flatMap(file -> file.hunks().stream().flatMap(hunk -> documents(hunk).stream()
                        .flatMap(document -> inDocument(file, hunk, document))));
    }

    private static List<List<ChangedLine>> documents(ChangedHunk hunk) {
        var documents = new ArrayList<List<ChangedLine>>();
        documents.add(new ArrayList<>());
        for (var line : hunk.newSide()) {
            if (line.text().startsWith("---")) {
                documents.add(new ArrayList<>());
            } else {
                documents.getLast().add(line);
            }
        }
        return documents;
    }

    private static Stream<Finding> inDocument(ChangedFile file, ChangedHunk hunk, List<ChangedLine> document) {
        if (document.stream().noneMatch(line -> WORKLOAD.matcher(line.text()).find())) {
            return Stream.empty();
        }
        var containers = document.stream()
                .filter(line -> CONTAINER.matcher(line.text()).find())
                .toList();
        var limits = document.stream()
                .filter(line -> LIMITS.matcher(line.text()).find())
                .count();
        return containers.stream().limit(limits >= containers.size() ? 0 : 1).map(line -> finding(file, hunk, line));
    }

    private static Finding finding(ChangedFile file, ChangedHunk hunk, ChangedLine line) {
        return new Finding(
                "no-resource-limits",
                RiskType.PERFORMANCE,
                RiskLevel.LOW,
                file.path(),
                line.number(),
                line.side(),
                hunk.id(),
                Evidence.of(line.text()),
                "A container without limits takes its neighbours on the node with it when it grows.",
                "Give it requests, and a limit for memory at least.",
                0.8);
    }
}
