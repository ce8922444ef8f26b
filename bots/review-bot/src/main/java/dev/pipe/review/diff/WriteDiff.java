package dev.pipe.review.diff;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.jgit.diff.DiffEntry;
import org.eclipse.jgit.diff.DiffEntry.ChangeType;
import org.eclipse.jgit.diff.RenameDetector;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.Repository;

/**
 * Writes the diff of two trees as {@code git diff -M} does: JGit's, with the line behind the second {@code @@} that git
 * takes for the enclosing function. Where lines repeat, the two may disagree on which of them changed (one file of twenty
 * in this project's history); JGit's own algorithm comes nearest.
 */
public final class WriteDiff {

    private static final int MOST_RENAMES = 1_000;

    private WriteDiff() {}

    public static void between(Repository repository, AnyObjectId before, AnyObjectId after, OutputStream out)
            throws IOException {
        try (var diff = new FormatAsGit(out)) {
            diff.setRepository(repository);
            diff.setDetectRenames(false);
            diff.format(withRenames(repository, diff.scan(before, after)));
            diff.flush();
        }
    }

    /** As git finds them: no submodule is renamed, and what became another kind of thing is nobody's origin. */
    private static List<DiffEntry> withRenames(Repository repository, List<DiffEntry> entries) throws IOException {
        var deleted = entries.stream()
                .filter(entry -> entry.getChangeType() == ChangeType.DELETE)
                .map(DiffEntry::getOldPath)
                .collect(Collectors.toSet());
        var ofAnotherType = entries.stream()
                .filter(entry -> entry.getChangeType() == ChangeType.ADD)
                .map(DiffEntry::getNewPath)
                .filter(deleted::contains)
                .collect(Collectors.toSet());
        var told = new ArrayList<DiffEntry>();
        var moved = new RenameDetector(repository);
        moved.setRenameLimit(MOST_RENAMES);
        for (var entry : entries) {
            if (isSubmodule(entry) || ofAnotherType.contains(pathOf(entry))) {
                told.add(entry);
            } else {
                moved.add(entry);
            }
        }
        moved.compute().stream().map(entry -> notCopied(entry, entries)).forEach(told::add);
        told.sort(Comparator.comparing((DiffEntry entry) -> pathOf(entry).getBytes(UTF_8), Arrays::compareUnsigned)
                .thenComparing(entry -> entry.getChangeType() != ChangeType.DELETE));
        return told;
    }

    /** Of several new files like one that went, git takes one for the renamed and the others for new. */
    private static DiffEntry notCopied(DiffEntry entry, List<DiffEntry> entries) {
        return entry.getChangeType() != ChangeType.COPY
                ? entry
                : entries.stream()
                        .filter(it -> it.getChangeType() == ChangeType.ADD
                                && it.getNewPath().equals(entry.getNewPath()))
                        .findFirst()
                        .orElseThrow();
    }

    private static boolean isSubmodule(DiffEntry entry) {
        return entry.getOldMode() == FileMode.GITLINK || entry.getNewMode() == FileMode.GITLINK;
    }

    private static String pathOf(DiffEntry entry) {
        return entry.getChangeType() == ChangeType.DELETE ? entry.getOldPath() : entry.getNewPath();
    }
}
