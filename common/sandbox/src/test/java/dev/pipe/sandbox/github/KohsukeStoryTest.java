package dev.pipe.sandbox.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipe.sandbox.github.admin.Ground.NewRepository;
import dev.pipe.sandbox.github.admin.Ground.Push;
import dev.pipe.sandbox.github.world.Permission;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kohsuke.github.GHCheckRun;
import org.kohsuke.github.GHCommitState;
import org.kohsuke.github.GHIssueState;
import org.kohsuke.github.GHPermissionType;
import org.kohsuke.github.GHPullRequestReviewEvent;
import org.kohsuke.github.GHPullRequestReviewState;
import org.kohsuke.github.GitHub;
import org.kohsuke.github.GitHubBuilder;
import org.kohsuke.github.HttpException;
import org.kohsuke.github.ReactionContent;

/** kohsuke github-api, as it is, against the fake. */
class KohsukeStoryTest {
    private static final String REPO = "acme/shop";

    @TempDir
    Path directory;

    private FakeGitHub fake;
    private String aliceToken;

    @BeforeEach
    void start() throws Exception {
        fake = FakeGitHub.start(FakeGitHubOptions.in(directory));
        fake.ground().organization("acme", java.util.List.of("bob"));
        aliceToken = fake.ground().user("alice");
        fake.ground().repository(NewRepository.named(REPO));
        fake.ground().grant(REPO, "alice", Permission.WRITE);
        fake.ground().grant(REPO, "bob", Permission.WRITE);
        fake.ground().user("carol");
        push("main", "README.md", "one\ntwo\nthree\n");
        push("change", "README.md", "one\n2\nthree\n");
    }

    @AfterEach
    void stop() {
        fake.close();
    }

    private String push(String branch, String path, String content) {
        return fake.ground()
                .push(new Push(
                        REPO,
                        branch,
                        null,
                        Map.of(path, content.getBytes(StandardCharsets.UTF_8)),
                        "Write " + path,
                        "alice"));
    }

    private GitHub as(String token) throws Exception {
        return new GitHubBuilder()
                .withEndpoint(fake.url())
                .withOAuthToken(token)
                .build();
    }

    private GitHub app() throws Exception {
        var jwt = Jwt.of(fake.app());
        var asApp =
                new GitHubBuilder().withEndpoint(fake.url()).withJwtToken(jwt).build();
        var installation = asApp.getApp().getInstallationByRepository("acme", "shop");
        return new GitHubBuilder()
                .withEndpoint(fake.url())
                .withAppInstallationToken(installation.createToken().create().getToken())
                .build();
    }

    @Test
    void aPullRequestIsOpenedReviewedCheckedAndMerged() throws Exception {
        var alice = as(aliceToken);
        assertThat(alice.getMyself().getLogin()).isEqualTo("alice");
        var pull = alice.getRepository(REPO).createPullRequest("Count in digits", "change", "main", "Because.");
        assertThat(pull.getMergeable()).isTrue();
        assertThat(pull.getChangedFiles()).isEqualTo(1);
        assertThat(pull.listFiles().toList()).singleElement().satisfies(file -> assertThat(file.getPatch())
                .isEqualTo("@@ -1,3 +1,3 @@\n one\n-two\n+2\n three"));
        assertThat(pull.listCommits().toList())
                .singleElement()
                .satisfies(commit -> assertThat(commit.getCommit().getMessage()).isEqualTo("Write README.md"));

        var bot = app().getRepository(REPO);
        var check = bot.createCheckRun("pipe/review", pull.getHead().getSha())
                .withStatus(GHCheckRun.Status.COMPLETED)
                .withConclusion(GHCheckRun.Conclusion.SUCCESS)
                .create();
        assertThat(bot.getCheckRuns(pull.getHead().getSha()).toList())
                .extracting(GHCheckRun::getId)
                .containsExactly(check.getId());
        var byBot = bot.getPullRequest(pull.getNumber());
        byBot.createReview()
                .body("Look")
                .event(GHPullRequestReviewEvent.COMMENT)
                .singleLineComment("Why?", "README.md", 2)
                .create();
        byBot.addLabels("reviewed");
        var comment = byBot.comment("<!-- pipe --> hello");
        comment.createReaction(ReactionContent.ROCKET);
        comment.update("<!-- pipe --> again");
        assertThat(comment.getUser().getLogin()).isEqualTo("pipe-bot[bot]");
        bot.createCommitStatus(pull.getHead().getSha(), GHCommitState.SUCCESS, null, "fine", "ci");
        fake.as("bob").approve(REPO, pull.getNumber());

        var seen = alice.getRepository(REPO).getPullRequest(pull.getNumber());
        assertThat(seen.listReviews().toList())
                .extracting(review -> review.getState())
                .containsExactly(GHPullRequestReviewState.COMMENTED, GHPullRequestReviewState.APPROVED);
        assertThat(seen.listReviewComments().toList()).hasSize(1);
        assertThat(seen.getLabels()).extracting(label -> label.getName()).containsExactly("reviewed");
        assertThat(seen.getComments()).extracting(one -> one.getBody()).containsExactly("<!-- pipe --> again");
        seen.merge("done");
        assertThat(alice.getRepository(REPO).getPullRequest(pull.getNumber()).isMerged())
                .isTrue();
        assertThat(alice.getRepository(REPO).getPullRequest(pull.getNumber()).getState())
                .isEqualTo(GHIssueState.CLOSED);
        assertThat(alice.getRepository(REPO).getFileContent("README.md").getSize())
                .isPositive();
        assertThat(alice.getRepository(REPO).getPermission("carol")).isEqualTo(GHPermissionType.READ);
    }

    @Test
    void aPersonalTokenMakesNoCheckRun() throws Exception {
        var repository = as(aliceToken).getRepository(REPO);
        var head = repository.getBranch("change").getSHA1();
        assertThatThrownBy(() -> repository.createCheckRun("mine", head).create())
                .isInstanceOf(HttpException.class)
                .hasMessageContaining("You must authenticate via a GitHub App");
    }
}
