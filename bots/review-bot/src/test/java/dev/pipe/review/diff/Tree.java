package dev.pipe.review.diff;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The files of a commit, by path. */
public final class Tree {

    private static final int FILE = 0100644;
    private static final int PROGRAM = 0100755;
    private static final int LINK = 0120000;
    private static final int SUBMODULE = 0160000;

    /** @param content of a submodule its commit */
    private record Entry(int mode, byte[] content) {}

    private final Map<String, Entry> entries = new LinkedHashMap<>();

    public Tree file(String path, String content) {
        return put(path, FILE, content.getBytes(UTF_8));
    }

    public Tree file(String path, byte[] content) {
        return put(path, FILE, content);
    }

    public Tree program(String path, String content) {
        return put(path, PROGRAM, content.getBytes(UTF_8));
    }

    public Tree link(String path, String target) {
        return put(path, LINK, target.getBytes(UTF_8));
    }

    public Tree submodule(String path, String sha) {
        return put(path, SUBMODULE, sha.getBytes(UTF_8));
    }

    private Tree put(String path, int mode, byte[] content) {
        entries.put(path, new Entry(mode, content));
        return this;
    }

    public Tree without(String path) {
        entries.remove(path);
        return this;
    }

    public List<String> paths() {
        return List.copyOf(entries.keySet());
    }

    public Tree copy() {
        var copy = new Tree();
        copy.entries.putAll(entries);
        return copy;
    }

    /** As git and our index see lines: without their ends, one carriage return before them included. None of a file that is not there. */
    public List<String> lines(String path) {
        var entry = entries.get(path);
        if (entry == null) {
            return List.of();
        }
        var text = (entry.mode == SUBMODULE ? "Subproject commit " : "") + new String(entry.content, UTF_8);
        var lines = new ArrayList<String>();
        for (var from = 0; from < text.length(); ) {
            var end = text.indexOf('\n', from);
            var line = text.substring(from, end < 0 ? text.length() : end);
            lines.add(line.endsWith("\r") ? line.substring(0, line.length() - 1) : line);
            from = end < 0 ? text.length() : end + 1;
        }
        return lines;
    }

    /** In the language of {@code git fast-import}. */
    void writeTo(ByteArrayOutputStream stream) {
        entries.forEach((path, entry) -> {
            var mode = Integer.toOctalString(entry.mode);
            if (entry.mode == SUBMODULE) {
                RealGit.write(
                        stream, "M " + mode + " " + new String(entry.content, ISO_8859_1) + " " + quoted(path) + "\n");
            } else {
                RealGit.write(
                        stream, "M " + mode + " inline " + quoted(path) + "\ndata " + entry.content.length + "\n");
                stream.writeBytes(entry.content);
                stream.write('\n');
            }
        });
    }

    private static String quoted(String path) {
        var quoted = new StringBuilder("\"");
        for (var one : path.getBytes(UTF_8)) {
            var odd = one < ' ' || one == '"' || one == '\\' || one == 127;
            quoted.append(odd ? String.format("\\%03o", one & 0xff) : "" + (char) one);
        }
        return quoted.append('"').toString();
    }
}
