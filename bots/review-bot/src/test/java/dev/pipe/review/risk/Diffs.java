package dev.pipe.review.risk;

import java.util.stream.Collectors;

/** Diffs as git writes them, from a line or two. */
final class Diffs {

    private Diffs() {}

    static String added(String path, String content) {
        var lines = content.lines().toList();
        return "diff --git a/" + path + " b/" + path + "\nnew file mode 100644\n--- /dev/null\n+++ b/" + path
                + "\n@@ -0,0 +1," + lines.size() + " @@\n"
                + lines.stream().map(line -> "+" + line + "\n").collect(Collectors.joining());
    }

    /** @param body lines with their mark: {@code +}, {@code -} or a space */
    static String modified(String path, String body) {
        var lines = body.stripTrailing().lines().toList();
        var before = lines.stream().filter(line -> !line.startsWith("+")).count();
        var now = lines.stream().filter(line -> !line.startsWith("-")).count();
        return "diff --git a/" + path + " b/" + path + "\n--- a/" + path + "\n+++ b/" + path + "\n@@ -1," + before
                + " +1," + now + " @@\n" + String.join("\n", lines) + "\n";
    }
}
