package dev.pipe.review.diff;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.patch.CombinedFileHeader;
import org.eclipse.jgit.patch.FileHeader;
import org.eclipse.jgit.patch.FormatError;
import org.eclipse.jgit.patch.HunkHeader;
import org.eclipse.jgit.patch.Patch;

/** Reads the text of {@code git diff} (or GitHub's {@code .diff}). JGit knows the format; we only take its parts. */
public final class ReadDiff {

    private static final Pattern SUBMODULE = Pattern.compile("Subproject commit [0-9a-f]{40,64}(?:-dirty)?");

    /** What git calls nothing, by SHA-1 and by SHA-256. */
    private static final List<String> EMPTY_BLOBS = List.of(
            "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391",
            "473a0f4c3be8a93681a267e3b1e9a7dcda1185436fe141f7749120a303721813");

    private static final Pattern SECTION = Pattern.compile("(?m)^diff --");

    private ReadDiff() {}

    /** @throws UnreadableDiff when the text is no git diff */
    public static Change of(String diff) {
        return of(diff.getBytes(UTF_8));
    }

    /** @throws UnreadableDiff when the text is no git diff */
    public static Change of(byte[] diff) {
        var text = MendForJGit.of(diff);
        var patch = parsed(text);
        if (patch.getFiles().isEmpty() && IntStream.range(0, text.length).anyMatch(i -> text[i] > ' ')) {
            throw new UnreadableDiff("Not a git diff: " + firstLine(text));
        }
        patch.getErrors().stream()
                .filter(error -> error.getSeverity() == FormatError.Severity.ERROR)
                .findFirst()
                .ifPresent(ReadDiff::refuse);
        var byPath = new LinkedHashMap<String, List<ChangedFile>>();
        for (var header : patch.getFiles()) {
            refuseWhatCannotBeTold(header);
            byPath.computeIfAbsent(pathOf(header), path -> new ArrayList<>()).add(fileOf(header));
        }
        RefuseLeftovers.in(text);
        return new Change(
                byPath.values().stream().map(ChangedFile::oneAfterTheOther).toList());
    }

    /** JGit takes it for granted that ids, modes and numbers in headers are some. */
    private static Patch parsed(byte[] text) {
        try {
            return parsed(text, 0, text.length);
        } catch (RuntimeException e) {
            throw new UnreadableDiff(
                    "The diff is damaged: a header is not as git writes it, in the part that begins with "
                            + damagedPart(text) + " (make the diff anew, with git diff)");
        }
    }

    private static Patch parsed(byte[] text, int from, int to) {
        var patch = new Patch();
        patch.parse(text, from, to);
        return patch;
    }

    private static String damagedPart(byte[] text) {
        var starts = SECTION.matcher(new String(text, ISO_8859_1))
                .results()
                .map(MatchResult::start)
                .toList();
        for (var i = 0; i < starts.size(); i++) {
            var to = i + 1 < starts.size() ? starts.get(i + 1) : text.length;
            try {
                parsed(text, starts.get(i), to);
            } catch (RuntimeException e) {
                return firstLine(Arrays.copyOfRange(text, starts.get(i), to));
            }
        }
        return firstLine(text);
    }

    /** Half a hunk could hold the other half of anything. */
    private static void refuse(FormatError error) {
        throw new UnreadableDiff("The diff is cut short or damaged: " + error.getMessage() + " at "
                + error.getLineText().strip());
    }

    private static void refuseWhatCannotBeTold(FileHeader header) {
        if (header instanceof CombinedFileHeader) {
            throw new UnreadableDiff("The combined diff of a merge has more than two sides: diff two commits instead");
        }
        if (isNowhere(header.getOldPath()) && isNowhere(header.getNewPath())) {
            throw new UnreadableDiff("A part of the diff names no file");
        }
    }

    private static ChangedFile fileOf(FileHeader header) {
        var path = pathOf(header);
        var hunks = IntStream.range(0, header.getHunks().size())
                .mapToObj(n -> hunkOf(path + "#h" + n, header.getHunks().get(n)))
                .toList();
        var content = isTouchedSubmodule(header, hunks) ? Content.SUBMODULE : contentOf(header);
        return new ChangedFile(path, oldPathOf(header), statusOf(header), content, hunks, bytesOf(header));
    }

    /** Of a submodule with changes of its own git writes no mode, only the commits. */
    private static boolean isTouchedSubmodule(FileHeader header, List<ChangedHunk> hunks) {
        return header.getNewMode() == null
                && header.getOldMode() == null
                && !hunks.isEmpty()
                && hunks.stream()
                        .flatMap(hunk -> hunk.lines().stream())
                        .allMatch(line -> SUBMODULE.matcher(line.text()).matches());
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
        if (mode == FileMode.SYMLINK) {
            return Content.SYMLINK;
        }
        return header.getHunks().isEmpty() && holdsLines(header) ? Content.UNSHOWN : Content.TEXT;
    }

    /** By the names of its two contents, where they are told: of an empty file there is nothing to show. */
    private static boolean holdsLines(FileHeader header) {
        if (header.getOldId() == null || header.getNewId() == null) {
            return false;
        }
        if (header.getOldId().length() <= 0 || header.getNewId().length() <= 0) {
            return true; // a damaged header says nothing of what it leaves out
        }
        var old = header.getOldId().name();
        var now = header.getNewId().name();
        return !old.equals(now)
                && switch (header.getChangeType()) {
                    case ADD -> !isEmpty(now);
                    case DELETE -> !isEmpty(old);
                    default -> true;
                };
    }

    private static boolean isEmpty(String blob) {
        return EMPTY_BLOBS.stream().anyMatch(empty -> empty.startsWith(blob));
    }

    private static String firstLine(byte[] text) {
        var line = new String(text, 0, Math.min(text.length, 80), UTF_8);
        return line.lines().findFirst().orElse("");
    }
}
