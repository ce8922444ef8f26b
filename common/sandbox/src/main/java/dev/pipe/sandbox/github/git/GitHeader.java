package dev.pipe.sandbox.github.git;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Mends the few places where JGit writes a file's header otherwise than git does. */
final class GitHeader {
    private static final String OLD = "--- ";
    private static final String NEW = "+++ ";
    private static final String JGIT_BINARY = "Binary files differ";

    private GitHeader() {}

    static byte[] asGitWrites(byte[] text, boolean binary) {
        // One byte is one character here and back again: the file's own encoding stays what it is.
        var diff = new String(text, StandardCharsets.ISO_8859_1);
        var firstHunk = diff.indexOf("\n@@ ") + 1;
        var header = firstHunk == 0 ? diff : diff.substring(0, firstHunk);
        var out = new ByteArrayOutputStream();
        out.writeBytes((binary ? binary(header) : tabbed(header)).getBytes(StandardCharsets.ISO_8859_1));
        out.writeBytes(diff.substring(header.length()).getBytes(StandardCharsets.ISO_8859_1));
        return out.toByteArray();
    }

    /** A tab ends a name that has a space in it, for patch's sake. */
    private static String tabbed(String header) {
        var out = new StringBuilder();
        header.lines().forEach(line -> {
            var spaced = isName(line) && line.indexOf(' ', OLD.length()) > 0;
            out.append(line).append(spaced ? "\t\n" : "\n");
        });
        return out.toString();
    }

    /** Of a binary file git names both sides in one sentence, and in no lines of their own. */
    private static String binary(String header) {
        var names = new StringBuilder();
        var out = new StringBuilder();
        header.lines().forEach(line -> {
            if (isName(line)) {
                names.append(names.isEmpty() ? "" : " and ").append(line.substring(OLD.length()));
            } else if (line.equals(JGIT_BINARY)) {
                out.append("Binary files ").append(names).append(" differ\n");
            } else {
                out.append(line).append('\n');
            }
        });
        return out.toString();
    }

    private static boolean isName(String line) {
        return line.startsWith(OLD) || line.startsWith(NEW);
    }
}
