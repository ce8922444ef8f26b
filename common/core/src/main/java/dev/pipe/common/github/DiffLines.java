package dev.pipe.common.github;

import dev.pipe.common.github.GitHubWrite.InlineComment;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The lines of a pull request that can bear a comment: those its diff shows. */
final class DiffLines {

    private static final Pattern HUNK = Pattern.compile("^@@ -(\\d+)(?:,\\d+)? \\+(\\d+)(?:,\\d+)? @@.*");

    private record Line(String path, String side, int number) {}

    private final Set<Line> lines = new HashSet<>();

    private DiffLines() {}

    static DiffLines of(List<Shapes.PullFile> files) {
        var diff = new DiffLines();
        for (var file : files) {
            if (file.patch() != null) {
                diff.add(file.filename(), file.patch());
            }
        }
        return diff;
    }

    boolean hold(InlineComment comment) {
        return lines.contains(new Line(comment.path(), comment.side(), comment.line()));
    }

    private void add(String path, String patch) {
        var left = 0;
        var right = 0;
        for (var line : patch.split("\n", -1)) {
            var hunk = HUNK.matcher(line);
            if (hunk.matches()) {
                left = Integer.parseInt(hunk.group(1));
                right = Integer.parseInt(hunk.group(2));
            } else if (line.startsWith("-")) {
                lines.add(new Line(path, "LEFT", left++));
            } else if (line.startsWith("+")) {
                lines.add(new Line(path, "RIGHT", right++));
            } else if (line.startsWith(" ")) {
                lines.add(new Line(path, "LEFT", left++));
                lines.add(new Line(path, "RIGHT", right++));
            }
        }
    }
}
