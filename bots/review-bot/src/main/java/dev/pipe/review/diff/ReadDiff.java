package dev.pipe.review.diff;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.patch.FileHeader;
import org.eclipse.jgit.patch.HunkHeader;
import org.eclipse.jgit.patch.Patch;

/** Reads the text of {@code git diff} (or GitHub's {@code .diff}). JGit knows the format; we only take its parts. */
public final class ReadDiff {

    private ReadDiff() {}

    /** @throws UnreadableDiff when the text is no git diff */
    public static Change of(String diff) {
        return of(diff.getBytes(UTF_8));
    }

    /** @throws UnreadableDiff when the text is no git diff */
    public static Change of(byte[] diff) {
        var text = MendForJGit.of(diff);
        var patch = new Patch();
        patch.parse(text, 0, text.length);
        if (patch.getFiles().isEmpty() && IntStream.range(0, text.length).anyMatch(i -> text[i] > ' ')) {
            throw new UnreadableDiff("Not a git diff: " + firstLine(text));
        }
        var byPath = new LinkedHashMap<String, ChangedFile>();
        for (var header : patch.getFiles()) {
            byPath.merge(pathOf(header), fileOf(header), ChangedFile::followedBy);
        }
        return new Change(List.copyOf(byPath.values()));
    }

    private static ChangedFile fileOf(FileHeader header) {
        var path = pathOf(header);
        var hunks = IntStream.range(0, header.getHunks().size())
                .mapToObj(n -> hunkOf(path + "#h" + n, header.getHunks().get(n)))
                .toList();
        return new ChangedFile(path, oldPathOf(header), statusOf(header), contentOf(header), hunks, bytesOf(header));
    }

    /** Git writes the size of what a binary patch makes. */
    private static OptionalLong bytesOf(FileHeader header) {
        return header.getForwardBinaryHunk() == null
                ? OptionalLong.empty()
                : OptionalLong.of(header.getForwardBinaryHunk().getSize());
    }

    private static ChangedHunk hunkOf(String id, HunkHeader hunk) {
        return new ChangedHunk(
                id,
                hunk.getOldImage().getStartLine(),
                hunk.getNewStartLine(),
                HunkText.header(hunk),
                HunkText.lines(hunk));
    }

    private static String pathOf(FileHeader header) {
        return header.getChangeType() == FileHeader.ChangeType.DELETE || isNowhere(header.getNewPath())
                ? header.getOldPath()
                : header.getNewPath();
    }

    private static String oldPathOf(FileHeader header) {
        return isNowhere(header.getOldPath()) ? header.getNewPath() : header.getOldPath();
    }

    private static boolean isNowhere(String path) {
        return path == null || path.equals(FileHeader.DEV_NULL);
    }

    private static FileStatus statusOf(FileHeader header) {
        return switch (header.getChangeType()) {
            case ADD -> FileStatus.ADDED;
            case DELETE -> FileStatus.DELETED;
            case RENAME -> FileStatus.RENAMED;
            case COPY -> FileStatus.COPIED;
            case MODIFY -> FileStatus.MODIFIED;
        };
    }

    private static Content contentOf(FileHeader header) {
        if (header.getPatchType() != FileHeader.PatchType.UNIFIED) {
            return Content.BINARY;
        }
        var mode = header.getNewMode() == null || header.getNewMode() == FileMode.MISSING
                ? header.getOldMode()
                : header.getNewMode();
        if (mode == FileMode.GITLINK) {
            return Content.SUBMODULE;
        }
        return mode == FileMode.SYMLINK ? Content.SYMLINK : Content.TEXT;
    }

    private static String firstLine(byte[] text) {
        var line = new String(text, 0, Math.min(text.length, 80), UTF_8);
        return line.lines().findFirst().orElse("");
    }
}
