package dev.pipe.review.plan;

import static java.util.stream.Collectors.joining;

import dev.pipe.review.diff.ChangedFile;
import dev.pipe.review.diff.FileStatus;
import java.util.List;
import java.util.Locale;

/** One sentence about a group's files: at most two by name, the rest as a number. */
final class DescribeGroup {

    private DescribeGroup() {}

    static String of(Group group) {
        var files = names(group.files());
        return group.category() == Category.FEATURE ? verbs(group.files()) + " " + files + "." : files + ".";
    }

    private static String names(List<ChangedFile> files) {
        return switch (files.size()) {
            case 1 -> files.getFirst().path();
            case 2 -> files.get(0).path() + " and " + files.get(1).path();
            default -> files.get(0).path() + ", " + files.get(1).path() + " +" + (files.size() - 2) + " more";
        };
    }

    private static String verbs(List<ChangedFile> files) {
        var verbs = files.stream()
                .map(ChangedFile::status)
                .distinct()
                .sorted()
                .map(DescribeGroup::verb)
                .collect(joining(", "));
        return verbs.substring(0, 1).toUpperCase(Locale.ROOT) + verbs.substring(1);
    }

    private static String verb(FileStatus status) {
        return switch (status) {
            case ADDED -> "adds";
            case DELETED -> "removes";
            case MODIFIED -> "changes";
            case RENAMED -> "moves";
            case COPIED -> "copies";
        };
    }
}
