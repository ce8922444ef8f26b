package dev.pipe.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A repository as people have them: renames, binaries, spaces, other alphabets, and a diff of thousands of lines. */
record OddRepository(Path root) {

    static final String ODD_FILE = "dir with space/äöü/Größe “x”.java";
    private static final int MANY = 6_000;

    OddRepository make() throws Exception {
        Files.createDirectories(root);
        git("init", "-q", "-b", "trunk");
        write("keep me.txt", numbered("line", 40));
        write(ODD_FILE, "class A {\n  int a;\n}\n");
        write("tab\there.txt", "one\n");
        write("quote\"d.txt", "one\n");
        write("日本語.md", "# hi\n");
        write("crlf.txt", "a\r\nb\r\n");
        write("many.txt", numbered("old", MANY));
        Files.write(root.resolve("logo.png"), new byte[] {1, 0, 2, 0, 3});
        commit("Begin");
        git("checkout", "-q", "-b", "feature/ödd");
        change();
        commit("Change — “all” of it");
        return this;
    }

    private void change() throws Exception {
        git("mv", "keep me.txt", "moved → here.txt");
        write(ODD_FILE, "class A {\n  String password = \"hunter2hunter2XY\";\n  int a;\n}\n");
        write("tab\there.txt", "two\n");
        write("quote\"d.txt", "two\n");
        write("crlf.txt", "a\r\nc\r\n");
        write("many.txt", numbered("new", MANY));
        write("empty", "");
        Files.delete(root.resolve("日本語.md"));
        Files.write(root.resolve("logo.png"), new byte[] {1, 0, 2, 0, 4});
        Files.write(root.resolve("latin-1.txt"), "naïve\n".getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String numbered(String word, int lines) {
        return IntStream.range(0, lines).mapToObj(i -> word + " " + i + "\n").collect(Collectors.joining());
    }

    private void write(String name, String content) throws IOException {
        var file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    private void commit(String message) throws Exception {
        git("add", "-A");
        git("-c", "user.name=Ada", "-c", "user.email=ada@example.org", "commit", "-q", "-m", message);
    }

    /** What git prints. */
    String git(String... arguments) throws Exception {
        var command = new ArrayList<>(List.of("git", "-C", root.toString()));
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(command + ": " + said).isZero();
        return said;
    }
}
