package dev.pipe.review.quest;

import dev.pipe.review.diff.ChangedFile;
import dev.pipe.review.diff.ChangedHunk;
import dev.pipe.review.diff.ChangedLine;
import dev.pipe.review.diff.FileStatus;
import dev.pipe.review.diff.Side;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/** A changed file as it is kept: credentials masked. */
@RegisterForReflection
public record KeptFile(String path, String oldPath, FileStatus status, List<KeptHunk> hunks) {

    public KeptFile {
        hunks = List.copyOf(hunks);
    }

    /** @param lines each with the diff's mark before it */
    @RegisterForReflection
    public record KeptHunk(String id, int oldStart, int newStart, String header, List<String> lines) {
        public KeptHunk {
            lines = List.copyOf(lines);
        }

        /** True when it shows this line of that side. */
        public boolean shows(Side side, int line) {
            var start = side == Side.LEFT ? oldStart : newStart;
            var others = side == Side.LEFT ? '+' : '-';
            var count = lines.stream().filter(it -> it.charAt(0) != others).count();
            return line >= start && line < start + count;
        }
    }

    static KeptFile of(ChangedFile file) {
        return new KeptFile(
                file.path(),
                file.oldPath(),
                file.status(),
                file.hunks().stream().map(KeptFile::kept).toList());
    }

    private static KeptHunk kept(ChangedHunk hunk) {
        var masked = hunk.masked();
        var lines = masked.lines().stream()
                .map(line -> mark(line.kind()) + line.text())
                .toList();
        return new KeptHunk(hunk.id(), hunk.oldStart(), hunk.newStart(), masked.header(), lines);
    }

    private static String mark(ChangedLine.Kind kind) {
        return switch (kind) {
            case ADDED -> "+";
            case REMOVED -> "-";
            case CONTEXT -> " ";
        };
    }
}
