package dev.pipe.sandbox.github.git;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.eclipse.jgit.diff.DiffEntry;
import org.eclipse.jgit.diff.DiffFormatter;
import org.eclipse.jgit.diff.RawTextComparator;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.patch.FileHeader.PatchType;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.AbstractTreeIterator;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;
import org.eclipse.jgit.treewalk.EmptyTreeIterator;

/** Diffs as git makes them: three lines of context, renames from half of their lines on. */
public final class Diffs {
    private static final int REMEMBERED = 64;
    private static final int RENAME_PERCENT = 50;
    private static final int RENAME_LIMIT = 1000;
    private static final Pattern HUNK = Pattern.compile("@@ -(\\d+)(?:,\\d+)? \\+(\\d+)(?:,\\d+)? @@.*");

    private final Repository repository;
    private final Map<String, Diff> remembered = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Diff> eldest) {
            return size() > REMEMBERED;
        }
    };

    public Diffs(GitStore store) {
        this.repository = store.jgit();
    }

    /** From one commit to another; {@code from} is null for a first commit. */
    public synchronized Diff between(String from, String to) {
        return remembered.computeIfAbsent(from + ".." + to, key -> diff(from, to));
    }

    private Diff diff(String from, String to) {
        var out = new ByteArrayOutputStream();
        try (var formatter = new DiffFormatter(out)) {
            formatter.setRepository(repository);
            formatter.setDiffComparator(RawTextComparator.DEFAULT);
            formatter.setDetectRenames(true);
            formatter.getRenameDetector().setRenameScore(RENAME_PERCENT);
            formatter.getRenameDetector().setRenameLimit(RENAME_LIMIT);
            var files = new ArrayList<FileChange>();
            for (var entry : formatter.scan(tree(from), tree(to))) {
                out.reset();
                formatter.format(entry);
                formatter.flush();
                var binary = formatter.toFileHeader(entry).getPatchType() != PatchType.UNIFIED;
                files.add(change(entry, binary, out.toByteArray()));
            }
            return new Diff(List.copyOf(files));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private AbstractTreeIterator tree(String commit) throws IOException {
        if (commit == null) {
            return new EmptyTreeIterator();
        }
        try (var walk = new RevWalk(repository);
                var reader = repository.newObjectReader()) {
            return new CanonicalTreeParser(
                    null, reader, walk.parseCommit(ObjectId.fromString(commit)).getTree());
        }
    }

    private static FileChange change(DiffEntry entry, boolean binary, byte[] text) {
        var deleted = entry.getChangeType() == DiffEntry.ChangeType.DELETE;
        var path = deleted ? entry.getOldPath() : entry.getNewPath();
        var moved =
                switch (entry.getChangeType()) {
                    case RENAME, COPY -> entry.getOldPath();
                    default -> null;
                };
        var id = deleted ? entry.getOldId() : entry.getNewId();
        var hunks = binary ? List.<FileChange.Hunk>of() : hunks(new String(text, StandardCharsets.UTF_8));
        return new FileChange(
                entry.getChangeType(),
                path,
                moved,
                id.name(),
                binary,
                count(hunks, '+'),
                count(hunks, '-'),
                GitHeader.asGitWrites(text, binary),
                hunks);
    }

    private static int count(List<FileChange.Hunk> hunks, char mark) {
        return Math.toIntExact(hunks.stream()
                .flatMap(hunk -> hunk.lines().stream())
                .filter(line -> line.charAt(0) == mark)
                .count());
    }

    private static List<FileChange.Hunk> hunks(String text) {
        var hunks = new ArrayList<FileChange.Hunk>();
        for (var line : text.split("\n")) {
            var header = HUNK.matcher(line);
            if (header.matches()) {
                hunks.add(new FileChange.Hunk(
                        line, Integer.parseInt(header.group(1)), Integer.parseInt(header.group(2)), new ArrayList<>()));
            } else if (!hunks.isEmpty() && !line.isEmpty()) {
                hunks.getLast().lines().add(line);
            }
        }
        return hunks;
    }
}
