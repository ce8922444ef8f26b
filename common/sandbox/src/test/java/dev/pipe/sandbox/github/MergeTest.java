package dev.pipe.sandbox.github;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipe.sandbox.github.admin.Ground.NewRepository;
import dev.pipe.sandbox.github.admin.Ground.Push;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MergeTest {
    @TempDir
    Path directory;

    private Stage stage;

    @BeforeEach
    void start() throws Exception {
        stage = new Stage(directory);
        stage.push("change", Map.of("more.txt", "more\n"));
    }

    @AfterEach
    void stop() {
        stage.close();
    }

    private Caller.Reply merged(String method) throws Exception {
        var number = stage.open();
        stage.push("main", Map.of("late.txt", "late\n"));
        var reply = stage.alice.send("PUT", Stage.PATH + "/pulls/" + number + "/merge", "merge_method", method);
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return stage.alice.get(Stage.PATH + "/commits/main");
    }

    @Test
    void aMergeHasTwoParents() throws Exception {
        var tip = merged("merge").json();
        assertThat(tip.get("parents")).hasSize(2);
        assertThat(tip.at("/commit/message").asText()).startsWith("Merge pull request #1 from acme/change");
        assertThat(tip.at("/author/login").asText()).isEqualTo("alice");
    }

    @Test
    void aSquashIsOneCommit() throws Exception {
        var tip = merged("squash").json();
        assertThat(tip.get("parents")).hasSize(1);
        assertThat(tip.get("files")).hasSize(2);
        assertThat(tip.at("/commit/message").asText()).startsWith("Digits (#1)");
    }

    @Test
    void aRebaseReplaysEachCommit() throws Exception {
        assertThat(merged("rebase").json().get("parents")).hasSize(1);
        var log = stage.alice.get(Stage.PATH + "/commits").json();
        assertThat(log).hasSize(4);
        assertThat(log.get(0).at("/commit/message").asText()).isEqualTo("Change [more.txt]");
        assertThat(log.get(2).at("/commit/message").asText()).isEqualTo("Change [late.txt]");
    }

    @Test
    void aMergeByHandClosesThePullRequestAsMerged() throws Exception {
        var number = stage.open();
        stage.fake.ground().forcePush(Stage.REPO, "main", "change", "bob");
        var pull = stage.alice.get(Stage.PATH + "/pulls/" + number).json();
        assertThat(pull.get("merged").asBoolean()).isTrue();
        assertThat(pull.get("state").asText()).isEqualTo("closed");
    }

    @Test
    void aBranchIsBroughtUpToDate() throws Exception {
        var number = stage.open();
        var before = stage.alice
                .get(Stage.PATH + "/pulls/" + number)
                .json()
                .at("/head/sha")
                .asText();
        stage.push("main", Map.of("late.txt", "late\n"));
        var update = Stage.PATH + "/pulls/" + number + "/update-branch";
        assertThat(stage.alice
                        .send("PUT", update, "expected_head_sha", "0".repeat(40))
                        .status())
                .isEqualTo(422);
        assertThat(stage.alice.send("PUT", update, "expected_head_sha", before).status())
                .isEqualTo(202);
        var after = stage.alice.get(Stage.PATH + "/compare/main...change").json();
        assertThat(after.get("status").asText()).isEqualTo("ahead");
    }

    @Test
    void aForksPullRequestBringsItsCommitsAlong() throws Exception {
        stage.fake.ground().repository(new NewRepository("carol/shop", false, "main", Stage.REPO));
        var files = Map.of("fork.txt", "from a fork\n".getBytes());
        stage.fake.ground().push(new Push("carol/shop", "idea", null, files, "Idea", "carol"));
        var number = stage.fake.as("carol").openPullRequest(Stage.REPO, "carol:idea", "main", "Idea", null);
        var sha = stage.fake
                .ground()
                .push(new Push("carol/shop", "idea", null, Map.of("two.txt", "2".getBytes()), "Two", "carol"));
        var pull = stage.alice.get(Stage.PATH + "/pulls/" + number).json();
        assertThat(pull.at("/head/sha").asText()).isEqualTo(sha);
        assertThat(pull.at("/head/repo/fork").asBoolean()).isTrue();
        assertThat(pull.at("/head/label").asText()).isEqualTo("carol:idea");
        assertThat(stage.fake.as("alice").merge(Stage.REPO, number)).isNotBlank();
    }
}
