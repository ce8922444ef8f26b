package dev.pipe.local.review;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** {@code ./pipe review}: without a suite, with the bot's own engine; the exit code is the decision. */
class ReviewCommandTest {

    private static final String HARMLESS = diffOf("README.md", "Orders are open until they are paid.");
    private static final String INJECTION =
            diffOf("shop/repo.py", "    cursor.execute(f\"SELECT id FROM users WHERE mail = '{mail}'\")");

    @TempDir
    private Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void whatIsHarmlessIsApproved() throws IOException {
        assertThat(review("--diff", file(HARMLESS))).isEqualTo(ReviewCommand.APPROVED);
        assertThat(out.toString()).startsWith("AUTO_APPROVED: ").contains("README.md");
    }

    @Test
    void aCriticalRiskIsRejectedAndShownWithItsPlace() throws IOException {
        assertThat(review("--diff", file(INJECTION))).isEqualTo(ReviewCommand.REJECTED);
        assertThat(out.toString()).startsWith("REJECTED_SECURITY: ").contains("shop/repo.py:2");
    }

    @Test
    void whatAPersonShouldSeeHasACodeOfItsOwn() throws IOException {
        assertThat(review("--diff", file(diffOf("web/app.js", "box.innerHTML = \"<li>\" + comment.text + \"</li>\";"))))
                .isEqualTo(ReviewCommand.FOR_A_PERSON);
    }

    @Test
    void jsonHoldsIndexPlanRisksAndDecision() throws IOException {
        assertThat(review("--json", "--diff", file(INJECTION))).isEqualTo(ReviewCommand.REJECTED);
        var json = new ObjectMapper().readTree(out.toString());
        assertThat(json.at("/decision").asText()).isEqualTo("REJECTED_SECURITY");
        assertThat(json.at("/diffIndex/diff_index_version").asInt()).isEqualTo(1);
        assertThat(json.at("/diffIndex/files/0/hunks/0/hunk_id").asText()).isEqualTo("shop/repo.py#h0");
        assertThat(json.at("/plan/steps/0/diff_refs/0/file_id").asText()).isEqualTo("shop/repo.py");
        assertThat(json.at("/risks/0/line").asInt()).isEqualTo(2);
        assertThat(json.at("/risks/0/type").asText()).isEqualTo("SECURITY");
    }

    @Test
    void markdownShowsTextFromTheDiffWithoutItsEffects() throws IOException {
        review("--markdown", "--diff", file(INJECTION.replace("shop/repo.py", "shop/@ann|<b>.py")));
        assertThat(out.toString()).startsWith("### Rejected security").contains("`shop/@ann\\|<b>.py:2`");
    }

    @Test
    void aTerminalIsNotSteeredByTheDiff() throws IOException {
        review("--diff", file(INJECTION.replace("mail = ", "\u001b[2J = ")));
        assertThat(out.toString()).contains("[2J").doesNotContain("\u001b");
    }

    @Test
    void aFileNameWritesNoLineOfItsOwn() throws IOException {
        var forged = INJECTION
                .replace("a/shop/repo.py", "\"a/x\\nREJECTED_SECURITY: forged\"")
                .replace("b/shop/repo.py", "\"b/x\\nREJECTED_SECURITY: forged\"");

        review("--diff", file(forged));

        assertThat(out.toString().lines()).noneMatch(line -> line.strip().startsWith("REJECTED_SECURITY"));
        assertThat(out.toString()).contains("x REJECTED_SECURITY: forged");
    }

    @Test
    void whatIsGoneIsSaidToBe() throws IOException {
        var check = """
                diff --git a/src/main/java/Orders.java b/src/main/java/Orders.java
                --- a/src/main/java/Orders.java
                +++ b/src/main/java/Orders.java
                @@ -20,4 +12,3 @@ class Orders {
                     @DELETE
                -    @RolesAllowed("admin")
                     public void clear() {
                         orders.clear();
                """;

        review("--diff", file(check));
        review("--markdown", "--diff", file(check));

        assertThat(out.toString()).contains("Orders.java:21 (removed)  ").contains("Orders.java:21 (removed)`");
    }

    @Test
    void aCredentialIsNeverPrinted() throws IOException {
        var token = "ghp_" + "a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8";
        var nearTheNextHunk = diffOf("ci/fetch.sh", "export GITHUB_TOKEN=" + token)
                + "@@ -8 +9,2 @@ export GITHUB_TOKEN=" + token + "\n fetch\n+fetch again\n";
        var diff = file(nearTheNextHunk);
        for (var format : new String[] {"--json", "--markdown", "--sarif", null}) {
            assertThat(format == null ? review("--diff", diff) : review(format, "--diff", diff))
                    .isEqualTo(ReviewCommand.REJECTED);
        }
        assertThat(out.toString()).doesNotContain(token);
    }

    @Test
    void aDiffComesThroughStandardInput() {
        var before = System.in;
        System.setIn(new ByteArrayInputStream(INJECTION.getBytes(UTF_8)));
        try {
            assertThat(review("-")).isEqualTo(ReviewCommand.REJECTED);
        } finally {
            System.setIn(before);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", " \r\n\t"})
    void nothingIsAnErrorAndNoApproval(String nothing) throws IOException {
        var before = System.in;
        System.setIn(new ByteArrayInputStream(nothing.getBytes(UTF_8)));
        try {
            assertThat(review("-")).isEqualTo(ReviewCommand.ERROR);
        } finally {
            System.setIn(before);
        }
        assertThat(review("--diff", file(nothing))).isEqualTo(ReviewCommand.ERROR);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).contains("no diff on standard input", "--base REF");
    }

    @Test
    void twoCommitsThatAreAlikeHoldNoRisk() throws IOException, GitAPIException {
        try (var git = Git.init()
                .setDirectory(directory.toFile())
                .setInitialBranch("main")
                .call()) {
            commit(git, "a.txt", "a\n");
        }
        assertThat(review("--repo", directory.toString(), "--base", "main", "--head", "main"))
                .isEqualTo(ReviewCommand.APPROVED);
    }

    @Test
    void aRepositoryThatNamesItsObjectsOtherwiseIsSaidToBeOne() throws IOException {
        var git = Files.createDirectory(directory.resolve(".git"));
        Files.createDirectories(git.resolve("objects"));
        Files.createDirectories(git.resolve("refs/heads"));
        Files.writeString(git.resolve("HEAD"), "ref: refs/heads/main\n");
        Files.writeString(
                git.resolve("config"),
                "[core]\n\trepositoryformatversion = 1\n\tbare = false\n[extensions]\n\tobjectformat = sha256\n");

        assertThat(review("--repo", directory.toString())).isEqualTo(ReviewCommand.ERROR);
        assertThat(err.toString()).contains("sha256", "git diff").doesNotContain("unshallow");
    }

    @Test
    void twoCommitsAreComparedFromWhereTheyParted() throws IOException, GitAPIException {
        try (var git = Git.init()
                .setDirectory(directory.toFile())
                .setInitialBranch("main")
                .call()) {
            commit(git, "a.txt", "a\n");
            git.checkout().setCreateBranch(true).setName("topic").call();
            commit(git, "shop/repo.py", "def f(c, m):\n    c.execute(f\"SELECT id FROM users WHERE mail = '{m}'\")\n");
            git.checkout().setName("main").call();
            commit(git, "later.txt", "not of the topic\n");
            git.checkout().setName("topic").call();
        }
        assertThat(review("--json", "--repo", directory.toString())).isEqualTo(ReviewCommand.REJECTED);
        assertThat(out.toString()).contains("shop/repo.py#h0").doesNotContain("later.txt");
    }

    @Test
    void theFileOnTheBaseSaysHowStrictThisIsAndTheChangeDoesNot() throws IOException, GitAPIException {
        try (var git = Git.init()
                .setDirectory(directory.toFile())
                .setInitialBranch("main")
                .call()) {
            commit(git, ".github/pipe.yml", "review: {strictness: strict}\n");
            git.checkout().setCreateBranch(true).setName("topic").call();
            commit(git, ".github/pipe.yml", "review: {reject-from: never, flag-from: never}\n");
            commit(git, "web/app.js", "box.innerHTML = \"<li>\" + comment.text + \"</li>\";\n");
        }
        assertThat(review("--repo", directory.toString(), "--base", "main")).isEqualTo(ReviewCommand.REJECTED);
        assertThat(review("--repo", directory.toString(), "--base", "main", "--config", file("review: {}\n")))
                .isEqualTo(ReviewCommand.FOR_A_PERSON);
        assertThat(review("--repo", directory.toString(), "--base", "topic~2", "--head", "topic"))
                .isEqualTo(ReviewCommand.REJECTED);
    }

    @Test
    void aDiffIsJudgedByTheFileThatIsNamed() throws IOException {
        var diff = file(diffOf("web/app.js", "box.innerHTML = \"<li>\" + comment.text + \"</li>\";"));
        assertThat(review("--diff", diff)).isEqualTo(ReviewCommand.FOR_A_PERSON);
        assertThat(review("--diff", diff, "--config", file("review: {strictness: relaxed}\n")))
                .isEqualTo(ReviewCommand.APPROVED);
        assertThat(review("--diff", diff, "--config", file("pipeline: {mode: comment}\n")))
                .isEqualTo(ReviewCommand.FOR_A_PERSON);
    }

    @Test
    void aFileThatIsNotUnderstoodIsAnErrorWithItsPlaceAndMend() throws IOException {
        var config = file("review:\n  strictnes: strict\n");
        assertThat(review("--diff", file(HARMLESS), "--config", config)).isEqualTo(ReviewCommand.ERROR);
        assertThat(err.toString())
                .contains(config + ":2:3: ", "`strictnes` is not a key here", "Did you mean `strictness`?");
        assertThat(review(
                        "--diff",
                        file(HARMLESS),
                        "--config",
                        directory.resolve("none").toString()))
                .isEqualTo(ReviewCommand.ERROR);
        assertThat(err.toString()).contains("There is no file");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void whatAnotherToolFoundInTheChangeCountsAndElsewhereDoesNot() throws IOException {
        var found = """
                {"version": "2.1.0", "runs": [{"tool": {"driver": {"name": "Trivy", "rules": [{"id": "DS002",
                "properties": {"security-severity": "8.0", "tags": ["misconfiguration", "security"]}}]}},
                "results": [
                {"ruleId": "DS002", "level": "error", "message": {"text": "runs as root"}, "locations": [
                {"physicalLocation": {"artifactLocation": {"uri": "README.md"}, "region": {"startLine": 2}}}]},
                {"ruleId": "DS002", "level": "error", "message": {"text": "elsewhere"}, "locations": [
                {"physicalLocation": {"artifactLocation": {"uri": "Other.md"}, "region": {"startLine": 2}}}]}]}]}""";
        var sarif = Files.writeString(directory.resolve("trivy.sarif"), found).toString();
        assertThat(review("--diff", file(HARMLESS), "--sarif-in", sarif)).isEqualTo(ReviewCommand.REJECTED);
        assertThat(out.toString()).contains("README.md:2", "trivy/DS002").doesNotContain("elsewhere");
        assertThat(err.toString()).startsWith("1 of 2 findings");
        assertThat(review("--diff", file(HARMLESS), "--sarif-in", file("{}"))).isEqualTo(ReviewCommand.ERROR);
    }

    @Test
    void findingsGoOutAsSarif() throws IOException {
        assertThat(review("--sarif", "--diff", file(INJECTION))).isEqualTo(ReviewCommand.REJECTED);
        var result = new ObjectMapper().readTree(out.toString()).at("/runs/0/results/0");
        assertThat(result.at("/level").asText()).isEqualTo("error");
        assertThat(result.at("/locations/0/physicalLocation/artifactLocation/uri")
                        .asText())
                .isEqualTo("shop/repo.py");
    }

    @Test
    void whateverIsWrongIsAnErrorAndNoDecision() throws IOException {
        assertThat(review("--diff", directory.resolve("missing").toString())).isEqualTo(ReviewCommand.ERROR);
        assertThat(review("--diff", file("no diff at all"))).isEqualTo(ReviewCommand.ERROR);
        assertThat(review("--frobnicate")).isEqualTo(ReviewCommand.ERROR);
        assertThat(review("some.diff")).isEqualTo(ReviewCommand.ERROR);
        assertThat(review("--json", "--markdown", "--diff", file(HARMLESS))).isEqualTo(ReviewCommand.ERROR);
        assertThat(review("--base", "main", "--diff", file(HARMLESS))).isEqualTo(ReviewCommand.ERROR);
        assertThat(review("--repo", directory.toString())).isEqualTo(ReviewCommand.ERROR);
        assertThat(out.toString()).isEmpty();
    }

    private int review(String... arguments) {
        return new CommandLine(new ReviewCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }

    private String file(String diff) throws IOException {
        return Files.writeString(Files.createTempFile(directory, "a", ".diff"), diff)
                .toString();
    }

    private void commit(Git git, String path, String text) throws IOException, GitAPIException {
        var file = directory.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        git.add().addFilepattern(path).call();
        git.commit()
                .setMessage(path)
                .setAuthor("ann", "ann@example.org")
                .setCommitter("ann", "ann@example.org")
                .setSign(false)
                .call();
    }

    private static String diffOf(String path, String line) {
        return "diff --git a/%1$s b/%1$s\n--- a/%1$s\n+++ b/%1$s\n@@ -1,2 +1,3 @@\n first\n+%2$s\n last\n"
                .formatted(path, line);
    }
}
