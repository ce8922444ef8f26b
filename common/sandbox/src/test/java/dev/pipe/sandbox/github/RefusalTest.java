package dev.pipe.sandbox.github;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipe.sandbox.github.admin.Ground.NewRepository;
import dev.pipe.sandbox.github.http.Json;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** GitHub's limits and its ways of saying no. */
class RefusalTest {
    private static final Map<String, String> DIFF = Map.of("Accept", "application/vnd.github.v3.diff");

    @TempDir
    Path directory;

    private Stage stage;

    @BeforeEach
    void start() throws Exception {
        stage = new Stage(directory);
    }

    @AfterEach
    void stop() {
        stage.close();
    }

    @Test
    void unknownAndExpiredTokensAre401() throws Exception {
        assertThat(stage.caller("ghp_wrong").get("/user").status()).isEqualTo(401);
        assertThat(stage.caller(null).get("/user").status()).isEqualTo(401);
        var expired = Jwt.of(stage.fake.app(), Instant.now().minus(Duration.ofMinutes(1)));
        assertThat(stage.caller(expired).get("/app").status()).isEqualTo(401);
        var tooLong = Jwt.of(stage.fake.app(), Instant.now().plus(Duration.ofHours(1)));
        assertThat(stage.caller(tooLong).get("/app").status()).isEqualTo(401);
        var good = Jwt.of(stage.fake.app());
        assertThat(stage.caller(good).get("/app").status()).isEqualTo(200);
        assertThat(stage.caller(good.substring(0, good.length() - 8) + "AAAAAAAA")
                        .get("/app")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void anInstallationTokenLivesForAnHourAndHoldsWhatWasAskedFor() throws Exception {
        var clock = new MovableClock();
        try (var other =
                new Stage(FakeGitHubOptions.in(directory.resolve("clock")).clock(clock))) {
            var reader = other.bot("{\"permissions\":{\"contents\":\"read\",\"issues\":\"read\"}}");
            assertThat(reader.get(Stage.PATH + "/contents/README.md").status()).isEqualTo(200);
            assertThat(reader.send("POST", Stage.PATH + "/labels", "name", "x").status())
                    .isEqualTo(403);
            clock.advance(Duration.ofMinutes(61));
            assertThat(reader.get(Stage.PATH).status()).isEqualTo(401);
        }
    }

    @Test
    void aPrivateRepositoryIsNotFoundByStrangers() throws Exception {
        stage.fake.ground().repository(new NewRepository("acme/secret", true, "main", null));
        assertThat(stage.carol.get("/repos/acme/secret").status()).isEqualTo(404);
        assertThat(stage.caller(null).get("/repos/acme/secret").status()).isEqualTo(404);
        assertThat(stage.admin.get("/repos/acme/secret").status()).isEqualTo(200);
    }

    @Test
    void aReaderMayCommentButNeitherLabelNorMergeNorPush() throws Exception {
        var number = stage.open();
        var issue = Stage.PATH + "/issues/" + number;
        assertThat(stage.carol.send("POST", issue + "/comments", "body", "hm").status())
                .isEqualTo(201);
        assertThat(stage.carol
                        .send("POST", issue + "/labels", "labels", List.of("x"))
                        .status())
                .isEqualTo(403);
        assertThat(stage.carol
                        .send("PUT", Stage.PATH + "/pulls/" + number + "/merge")
                        .status())
                .isEqualTo(403);
        assertThat(stage.carol
                        .send("PUT", Stage.PATH + "/contents/x", "message", "x", "content", "eA==")
                        .status())
                .isEqualTo(403);
        assertThat(stage.caller(null)
                        .send("POST", issue + "/comments", "body", "hm")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void nobodyApprovesTheirOwnPullRequest() throws Exception {
        var number = stage.open();
        var reply = stage.alice.send("POST", Stage.PATH + "/pulls/" + number + "/reviews", "event", "APPROVE");
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.text()).contains("Can not approve your own pull request");
    }

    @Test
    void anInlineCommentOutsideTheDiffIs422() throws Exception {
        var number = stage.open();
        var comments = Stage.PATH + "/pulls/" + number + "/comments";
        assertThat(stage.bob
                        .send("POST", comments, "body", "?", "path", "README.md", "line", 99)
                        .status())
                .isEqualTo(422);
        assertThat(stage.bob
                        .send("POST", comments, "body", "?", "path", "nowhere", "line", 1)
                        .status())
                .isEqualTo(422);
        var left = stage.bob.send("POST", comments, "body", "?", "path", "README.md", "line", 2, "side", "LEFT");
        assertThat(left.status()).isEqualTo(201);
        assertThat(left.json().get("diff_hunk").asText()).isEqualTo("@@ -1,3 +1,3 @@\n one\n-two");
        assertThat(left.json().get("position").asInt()).isEqualTo(2);
    }

    @Test
    void aBodyTooLongIs422() throws Exception {
        var number = stage.open();
        var comments = Stage.PATH + "/issues/" + number + "/comments";
        assertThat(stage.alice
                        .send("POST", comments, "body", "x".repeat(65_537))
                        .status())
                .isEqualTo(422);
        assertThat(stage.alice
                        .send("POST", comments, "body", "x".repeat(65_536))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void aConflictIsNotMergeableAndAMovedHeadIsAConflict() throws Exception {
        var number = stage.open();
        var merge = Stage.PATH + "/pulls/" + number + "/merge";
        assertThat(stage.alice.send("PUT", merge, "sha", "0".repeat(40)).status())
                .isEqualTo(409);
        stage.push("main", Map.of("README.md", "one\nzwei\nthree\n"));
        var pull = stage.alice.get(Stage.PATH + "/pulls/" + number).json();
        assertThat(pull.get("mergeable").asBoolean()).isFalse();
        assertThat(pull.get("mergeable_state").asText()).isEqualTo("dirty");
        assertThat(stage.alice.send("PUT", merge).status()).isEqualTo(405);
    }

    @Test
    void aRequiredCheckHoldsTheMerge() throws Exception {
        var number = stage.open();
        var required = Json.object("strict", false, "contexts", List.of("pipe/main"));
        stage.admin.send("PUT", Stage.PATH + "/branches/main/protection", "required_status_checks", required);
        var merge = Stage.PATH + "/pulls/" + number + "/merge";
        assertThat(stage.alice.send("PUT", merge).status()).isEqualTo(405);
        var head = stage.alice
                .get(Stage.PATH + "/pulls/" + number)
                .json()
                .at("/head/sha")
                .asText();
        stage.bot()
                .send(
                        "POST",
                        Stage.PATH + "/check-runs",
                        "name",
                        "pipe/main",
                        "head_sha",
                        head,
                        "conclusion",
                        "success");
        assertThat(stage.alice.send("PUT", merge).status()).isEqualTo(200);
    }

    @Test
    void aDiffOfTooManyLinesOrFilesIs406AndFilesComeInPages() throws Exception {
        stage.push("long", Map.of("long.txt", "line\n".repeat(20_001)));
        var tooLong = stage.fake.as("alice").openPullRequest(Stage.REPO, "long", "main", "Long", null);
        assertThat(stage.alice.get(Stage.PATH + "/pulls/" + tooLong, DIFF).status())
                .isEqualTo(406);
        var files = new HashMap<String, String>();
        for (var i = 0; i < 3_001; i++) {
            files.put("wide/%04d.txt".formatted(i), "x" + i + "\n");
        }
        stage.push("wide", files);
        var tooWide = stage.fake.as("alice").openPullRequest(Stage.REPO, "wide", "main", "Wide", null);
        var pull = Stage.PATH + "/pulls/" + tooWide;
        assertThat(stage.alice.get(pull, DIFF).status()).isEqualTo(406);
        assertThat(stage.alice.get(pull + "/files").json()).hasSize(30);
        var page = stage.alice.get(pull + "/files?per_page=500&page=30");
        assertThat(page.json()).hasSize(100);
        assertThat(page.header("Link")).contains("rel=\"prev\"").doesNotContain("rel=\"next\"");
    }

    @Test
    void theRateLimitIsToldAndEndsIn403AndAnUnchangedAnswerCostsNothing() throws Exception {
        var first = stage.alice.get(Stage.PATH);
        var remaining = Integer.parseInt(first.header("X-RateLimit-Remaining"));
        var unchanged = stage.alice.get(Stage.PATH, Map.of("If-None-Match", first.header("ETag")));
        assertThat(unchanged.status()).isEqualTo(304);
        assertThat(Integer.parseInt(unchanged.header("X-RateLimit-Remaining"))).isEqualTo(remaining);
        stage.fake.limits().limit(1);
        var refused = stage.alice.get(Stage.PATH);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.header("X-RateLimit-Remaining")).isEqualTo("0");
        assertThat(refused.text()).contains("API rate limit exceeded");
    }
}
