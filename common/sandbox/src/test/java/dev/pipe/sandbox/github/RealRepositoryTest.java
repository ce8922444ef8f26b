package dev.pipe.sandbox.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pipe.sandbox.github.git.ImportedRefs;
import dev.pipe.sandbox.github.git.Unreadable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A user's own repository, made by git itself, becomes a pull request. */
class RealRepositoryTest {
    private static final Map<String, String> DIFF = Map.of("Accept", "application/vnd.github.v3.diff");

    @TempDir
    Path directory;

    private Path source;
    private Stage stage;

    @BeforeEach
    void start() throws Exception {
        Assumptions.assumeTrue(gitIsThere(), "git is not installed here");
        source = Files.createDirectory(directory.resolve("source"));
        git(source, "init", "-q", "-b", "trunk");
        write("keep.txt", lines(0, 40));
        write("Größe und Maß.txt", "eins\nzwei\n");
        Files.write(source.resolve("logo.png"), new byte[] {1, 0, 2, 0, 3});
        commit("Begin");
        git(source, "checkout", "-q", "-b", "feature");
        git(source, "mv", "keep.txt", "moved here.txt");
        write("moved here.txt", lines(0, 30) + lines(50, 60));
        write("Größe und Maß.txt", "eins\ndrei\n");
        Files.write(source.resolve("logo.png"), new byte[] {1, 0, 2, 0, 4});
        write("no newline.txt", "end");
        commit("Change");
        stage = new Stage(directory.resolve("github"));
    }

    @AfterEach
    void stop() {
        if (stage != null) {
            stage.close();
        }
    }

    private static boolean gitIsThere() {
        try {
            return new ProcessBuilder("git", "--version").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String lines(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> "line " + i + "\n").collect(Collectors.joining());
    }

    private void write(String name, String content) throws IOException {
        Files.writeString(source.resolve(name), content);
    }

    private void commit(String message) throws Exception {
        git(source, "add", "-A");
        git(source, "-c", "user.name=Ada", "-c", "user.email=ada@example.org", "commit", "-q", "-m", message);
    }

    private static byte[] git(Path where, String... arguments) throws Exception {
        var command = new java.util.ArrayList<>(java.util.List.of("git", "-C", where.toString()));
        command.addAll(java.util.List.of(arguments));
        var process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var out = process.getInputStream().readAllBytes();
        assertThat(process.waitFor()).as(String.join(" ", command)).isZero();
        return out;
    }

    private int imported(Path from) {
        var branches = new LinkedHashMap<String, String>();
        branches.put("trunk", "trunk");
        branches.put("feature", "feature");
        stage.fake.ground().importRefs(Stage.REPO, from, branches, "alice");
        return stage.fake.as("alice").openPullRequest(Stage.REPO, "feature", "trunk", "Feature", null);
    }

    @Test
    void theDiffIsGitsOwn() throws Exception {
        var number = imported(source);
        var ours = stage.alice.get(Stage.PATH + "/pulls/" + number, DIFF).text();
        var gits = new String(git(source, "diff", "--no-color", "-M50%", "trunk...feature"), StandardCharsets.UTF_8);
        assertThat(withoutHashLengths(ours)).isEqualTo(withoutHashLengths(gits));
    }

    /** git cuts ids to seven digits or more, as it pleases; it writes the line's function after the second @@. */
    private static String withoutHashLengths(String diff) {
        return diff.replaceAll("(?m)^index [0-9a-f]+\\.\\.[0-9a-f]+", "index").replaceAll("(?m)^(@@ .+? @@).*", "$1");
    }

    @Test
    void renamesBinariesAndOddNamesAreListedAsGitHubDoes() throws Exception {
        var number = imported(source);
        var files = stage.alice.get(Stage.PATH + "/pulls/" + number + "/files").json();
        assertThat(files).hasSize(4);
        for (var file : files) {
            switch (file.get("filename").asText()) {
                case "moved here.txt" -> {
                    assertThat(file.get("status").asText()).isEqualTo("renamed");
                    assertThat(file.get("previous_filename").asText()).isEqualTo("keep.txt");
                }
                case "logo.png" -> {
                    assertThat(file.get("status").asText()).isEqualTo("modified");
                    assertThat(file.has("patch")).isFalse();
                }
                case "Größe und Maß.txt" ->
                    assertThat(file.get("patch").asText()).contains("-zwei\n+drei");
                case "no newline.txt" ->
                    assertThat(file.get("patch").asText())
                            .isEqualTo("@@ -0,0 +1 @@\n+end\n\\ No newline at end of file");
                default -> throw new AssertionError(file);
            }
        }
        var content = stage.alice.get(Stage.PATH + "/contents/Gr%C3%B6%C3%9Fe%20und%20Ma%C3%9F.txt?ref=feature");
        assertThat(content.status()).isEqualTo(200);
    }

    @Test
    void aLinkedWorkTreeIsReadToo() throws Exception {
        var linked = directory.resolve("linked");
        git(source, "worktree", "add", "-q", linked.toString(), "trunk");
        assertThat(imported(linked)).isPositive();
    }

    @Test
    void theUsersRepositoryIsOnlyRead() throws Exception {
        var before = git(source, "for-each-ref");
        imported(source);
        assertThat(git(source, "for-each-ref")).isEqualTo(before);
        assertThat(git(source, "status", "--porcelain")).isEmpty();
    }

    @Test
    void whatCannotBeReadIsNamedWithItsMend() throws Exception {
        var shallow = directory.resolve("shallow");
        git(directory, "clone", "-q", "--depth", "1", "file://" + source, shallow.toString());
        assertThatThrownBy(() -> imported(shallow))
                .isInstanceOf(Unreadable.class)
                .hasMessageContaining(shallow.toString())
                .hasMessageContaining("--unshallow");
        var partial = directory.resolve("partial");
        git(source, "config", "uploadpack.allowFilter", "true");
        git(directory, "clone", "-q", "--filter=blob:none", "--no-checkout", "file://" + source, partial.toString());
        assertThatThrownBy(() -> imported(partial))
                .isInstanceOf(Unreadable.class)
                .hasMessageContaining("partial clone")
                .hasMessageContaining("--refetch");
        var sha256 = Files.createDirectory(directory.resolve("sha256"));
        git(sha256, "init", "-q", "--object-format=sha256");
        assertThatThrownBy(() -> imported(sha256))
                .isInstanceOf(Unreadable.class)
                .hasMessageContaining("SHA-256");
        assertThatThrownBy(() -> imported(Files.createDirectory(directory.resolve("none"))))
                .isInstanceOf(Unreadable.class)
                .hasMessageContaining("no git repository");
        assertThatThrownBy(() -> stage.fake.ground().importRefs(Stage.REPO, source, Map.of("x", "nowhere"), "alice"))
                .isInstanceOf(Unreadable.class)
                .hasMessageContaining("nowhere");
    }

    @Test
    void whatCouldBecomeNoPullRequestIsToldBeforeAnythingIsCopied() throws Exception {
        git(source, "checkout", "-q", "--orphan", "island");
        commit("Another history");
        ImportedRefs.requirePullRequest(source, "trunk", "feature");
        ImportedRefs.requirePullRequest(source, "feature~1", "feature");
        assertThat(refused(source, "trunk", "island")).contains("no commit in common");
        assertThat(refused(source, "feature", "trunk")).contains("nothing new", "right way round");
        assertThat(refused(source, "trunk", "trunk")).contains("nothing new");
        assertThat(refused(source, "trunk", "nowhere")).contains("no commit nowhere", "rev-parse nowhere");
        assertThat(refused(source, "trunk", "a^{b}c..d")).contains("no commit a^{b}c..d");
        assertThat(refused(source.resolve("missing"), "trunk", "feature")).contains("no directory");
    }

    private static String refused(Path from, String base, String head) {
        return catchThrowableOfType(Unreadable.class, () -> ImportedRefs.requirePullRequest(from, base, head))
                .getMessage();
    }
}
