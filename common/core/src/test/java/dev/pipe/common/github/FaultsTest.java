package dev.pipe.common.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pipe.common.MovableTime;
import dev.pipe.common.event.PullRequestRef;
import dev.pipe.common.event.RepoRef;
import dev.pipe.common.github.GitHubWrite.ChangeAssignees;
import dev.pipe.common.github.GitHubWrite.InlineComment;
import dev.pipe.common.github.GitHubWrite.Judge;
import dev.pipe.common.github.GitHubWrite.Merge;
import dev.pipe.common.github.GitHubWrite.React;
import dev.pipe.common.github.GitHubWrite.Reply;
import dev.pipe.common.github.GitHubWrite.RequestReviewers;
import dev.pipe.common.github.GitHubWrite.SetCheck;
import dev.pipe.common.github.GitHubWrite.SetLabels;
import dev.pipe.common.github.GitHubWrite.SetState;
import dev.pipe.common.github.GitHubWrite.SetTitle;
import dev.pipe.common.github.GitHubWrite.SubmitReview;
import dev.pipe.common.github.GitHubWrite.UpdateBranch;
import dev.pipe.common.github.GitHubWrite.UpsertComment;
import dev.pipe.common.github.GitHubWrite.WithdrawReviews;
import dev.pipe.common.github.Seam.Settings;
import dev.pipe.sandbox.github.FakeGitHub;
import dev.pipe.sandbox.github.FakeGitHubOptions;
import dev.pipe.sandbox.github.admin.Ground.NewRepository;
import dev.pipe.sandbox.github.admin.Ground.Push;
import dev.pipe.sandbox.github.faults.RestFault.Kind;
import dev.pipe.sandbox.github.faults.RestFault.Plan;
import dev.pipe.sandbox.github.world.Permission;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each fault of GitHub's, and each pair of them, against each kind of write and against reads. A write is repeated as its
 * row would be: after the time it was told, or when what was lost can no longer take effect. What counts is how it
 * settles: one effect, and every read right in the end.
 */
class FaultsTest {

    private static final RepoRef REPO = RepoRef.parse("acme/shop");
    private static final Duration PATIENCE = Duration.ofMillis(300);
    private static final String READS = "GET";
    private static final String WRITES = "POST|PATCH|PUT|DELETE";
    private static final int MOST_TRIES = 12;

    /** In pairs another stands for these; alone they are tried like all. */
    private static final Set<Trouble> LIKE_ANOTHER =
            Set.of(Trouble.TOO_MANY_REQUESTS_WITH_TIME, Trouble.UNAVAILABLE_WITH_TIME);

    enum Trouble {
        PRIMARY_LIMIT,
        SECONDARY_LIMIT_WITH_TIME,
        SECONDARY_LIMIT,
        TOO_MANY_REQUESTS_WITH_TIME,
        TOO_MANY_REQUESTS,
        INTERNAL_ERROR,
        BAD_GATEWAY,
        UNAVAILABLE,
        UNAVAILABLE_WITH_TIME,
        RESET,
        ANSWER_LOST,
        TOO_SLOW,
        TRUNCATED,
        MALFORMED,
        STALE,
        TOKEN_EXPIRED,
        TWICE;

        Plan on(String method) {
            var path = "/repos/acme/shop/.*";
            return switch (this) {
                case PRIMARY_LIMIT -> Plan.of(Kind.PRIMARY_LIMIT, method, path).retryAfter(1800);
                case SECONDARY_LIMIT_WITH_TIME ->
                    Plan.of(Kind.SECONDARY_LIMIT, method, path).retryAfter(90);
                case SECONDARY_LIMIT -> Plan.of(Kind.SECONDARY_LIMIT, method, path);
                case TOO_MANY_REQUESTS_WITH_TIME ->
                    Plan.status(429, method, path).retryAfter(45);
                case TOO_MANY_REQUESTS -> Plan.status(429, method, path);
                case INTERNAL_ERROR -> Plan.status(500, method, path);
                case BAD_GATEWAY -> Plan.status(502, method, path);
                case UNAVAILABLE -> Plan.status(503, method, path);
                case UNAVAILABLE_WITH_TIME -> Plan.status(503, method, path).retryAfter(30);
                case RESET -> Plan.of(Kind.RESET, method, path);
                case ANSWER_LOST -> Plan.of(Kind.RESET_AFTER, method, path);
                case TOO_SLOW -> Plan.of(Kind.DELAY, method, path).delay(PATIENCE.plusMillis(100));
                case TRUNCATED -> Plan.of(Kind.TRUNCATED, method, path);
                case MALFORMED -> Plan.of(Kind.MALFORMED, method, path);
                case STALE -> Plan.of(Kind.NOT_MODIFIED, method, path);
                case TOKEN_EXPIRED -> Plan.of(Kind.TOKEN_EXPIRED, method, path);
                case TWICE -> Plan.of(Kind.TWICE, method, path);
            };
        }
    }

    @TempDir
    static Path directory;

    private static final ConditionFactory quiet =
            await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(5));
    private static final AtomicInteger branches = new AtomicInteger();
    private static FakeGitHub fake;
    private static String head;

    private static final MovableTime clock = new MovableTime();
    private static Seam seam;
    private static PullRequestRef pull;

    @BeforeAll
    static void startGitHub() throws Exception {
        fake = FakeGitHub.start(FakeGitHubOptions.in(directory.resolve("github")));
        fake.ground().organization("acme", List.of());
        fake.ground().user("alice");
        fake.ground().repository(NewRepository.named(REPO.fullName()));
        fake.ground().grant(REPO.fullName(), "alice", Permission.WRITE);
        fake.ground().user("rose");
        fake.ground().grant(REPO.fullName(), "rose", Permission.WRITE);
        push("main", "README.md", "one\ntwo\nthree\n");
        head = push("change", "README.md", "one\nzwei\nthree\n");
        fake.limits().limit(1_000_000);
        var key = Files.writeString(directory.resolve("app.pem"), fake.app().privateKeyPem());
        seam = new Seam(
                Settings.app(URI.create(fake.url()), fake.app().id(), key).timeout(PATIENCE), clock);
    }

    @AfterAll
    static void stopGitHub() {
        fake.close();
    }

    private static String push(String branch, String path, String content) {
        var files = Map.of(path, content.getBytes(StandardCharsets.UTF_8));
        return fake.ground().push(new Push(REPO.fullName(), branch, null, files, "Write " + path, "alice"));
    }

    @BeforeEach
    void openPullRequest() {
        fake.restFaults().clear();
        fake.requests().clear();
        open("change");
    }

    /** And reads it, so that there is something to be stale. */
    private static void open(String branch) {
        if (pull != null
                && settled(() -> seam.reads.pullRequest(pull)).orElseThrow().open()) {
            fake.as("alice").close(REPO.fullName(), pull.number());
        }
        var number = fake.as("alice").openPullRequest(REPO.fullName(), branch, "main", "Count", "Because.");
        pull = new PullRequestRef(REPO, number);
        settled(() -> seam.reads.comments(pull));
        settled(() -> seam.reads.reviews(pull));
        settled(() -> seam.reads.pullRequest(pull));
    }

    static Stream<Arguments> pairs() {
        var pairs = new ArrayList<Arguments>();
        for (var one : Trouble.values()) {
            for (var other : Trouble.values()) {
                if (one.compareTo(other) <= 0 && !LIKE_ANOTHER.contains(one) && !LIKE_ANOTHER.contains(other)) {
                    pairs.add(arguments(one, other));
                }
            }
        }
        return pairs.stream();
    }

    /** Once in this order among the writes, and in the other among the reads. */
    @ParameterizedTest(name = "{0} and {1}")
    @MethodSource("pairs")
    void commentsSettleOnceWhateverTwoThingsGoWrong(Trouble one, Trouble other) {
        fake.restFaults().plan(one.on(WRITES));
        fake.restFaults().plan(other.on(WRITES));
        fake.restFaults().plan(other.on(READS));
        fake.restFaults().plan(one.on(READS));

        settle(new UpsertComment(pull, "living", "first"));
        settle(new Reply(pull, "reply:1", "answer"));
        settle(new UpsertComment(pull, "living", "second"));
        settle(new Reply(pull, "reply:2", "last")); // the next write clears away what came late

        var expected =
                List.of("<!-- pipe:living -->\nsecond", "<!-- pipe:reply:1 -->\nanswer", "<!-- pipe:reply:2 -->\nlast");
        assertThat(shown("/issues/" + pull.number() + "/comments"))
                .extracting(comment -> comment.get("body").asText())
                .containsExactlyInAnyOrderElementsOf(expected);
        fake.restFaults().plan(one.on(READS));
        fake.restFaults().plan(other.on(READS));
        var read = settled(() -> seam.reads.comments(pull));
        assertThat(read).extracting(GitHubReads.Comment::body).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(settled(() -> seam.reads.pullRequest(pull)).orElseThrow().headSha())
                .isEqualTo(head);
    }

    @ParameterizedTest
    @EnumSource(Trouble.class)
    void aCheckIsSetOnce(Trouble trouble) {
        var name = "pipe/" + trouble;
        fake.restFaults().plan(trouble.on(WRITES));
        fake.restFaults().plan(trouble.on(READS));

        settle(new SetCheck(pull, head, name, "run-1", null, "Under way", "It runs."));
        settle(new SetCheck(pull, head, name, "run-1", "success", "Done", "It is fine."));

        assertThat(settled(() -> seam.reads.checks(REPO, head)))
                .filteredOn(check -> check.name().equals(name))
                .singleElement()
                .satisfies(check -> assertThat(check.state()).isEqualTo("success"));
        assertThat(checkRuns(name))
                .allSatisfy(run -> assertThat(run.get("status").asText()).isEqualTo("completed"));
    }

    private static List<JsonNode> checkRuns(String name) {
        var all = new ArrayList<JsonNode>();
        fake.as("alice")
                .get("/repos/" + REPO + "/commits/" + head + "/check-runs?filter=all&per_page=100")
                .get("check_runs")
                .forEach(all::add);
        return all.stream().filter(run -> run.get("name").asText().equals(name)).toList();
    }

    @ParameterizedTest
    @EnumSource(Trouble.class)
    void aReviewIsSubmittedOnce(Trouble trouble) {
        fake.restFaults().plan(trouble.on(WRITES));
        fake.restFaults().plan(trouble.on(READS));
        var comments = List.of(new InlineComment("README.md", 2, "RIGHT", "Why German?"));
        var review = new SubmitReview(pull, head, "review:1", "All in all", comments);

        settle(review);
        settle(review);

        assertThat(shown("/pulls/" + pull.number() + "/reviews"))
                .filteredOn(one -> one.get("body").asText().startsWith("<!-- pipe:review:1 -->"))
                .hasSize(1);
        assertThat(shown("/pulls/" + pull.number() + "/comments")).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Trouble.class)
    void aJudgementStandsOnceAndIsTakenBackOnce(Trouble trouble) {
        var asks =
                new SubmitReview(pull, head, "review:judged", "Not so", List.of(), SubmitReview.Event.REQUEST_CHANGES);
        fake.restFaults().plan(trouble.on(WRITES));
        fake.restFaults().plan(trouble.on(READS));
        settle(new Judge(asks));
        settle(new Judge(asks));
        assertThat(shown("/pulls/" + pull.number() + "/reviews"))
                .filteredOn(one -> one.get("body").asText().startsWith("<!-- pipe:review:judged -->"))
                .singleElement()
                .satisfies(one -> assertThat(one.get("state").asText()).isEqualTo("CHANGES_REQUESTED"));

        fake.restFaults().plan(trouble.on(WRITES));
        fake.restFaults().plan(trouble.on(READS));
        settle(new WithdrawReviews(pull, SubmitReview.Event.REQUEST_CHANGES, "Mended"));
        settle(new WithdrawReviews(pull, SubmitReview.Event.REQUEST_CHANGES, "Mended"));
        assertThat(shown("/pulls/" + pull.number() + "/reviews"))
                .as("a second that GitHub got cannot be deleted, and is taken back as well")
                .allSatisfy(one -> assertThat(one.get("state").asText()).isEqualTo("DISMISSED"));
    }

    @ParameterizedTest
    @EnumSource(Trouble.class)
    void reviewersAreAskedOnce(Trouble trouble) {
        fake.restFaults().plan(trouble.on(WRITES));
        fake.restFaults().plan(trouble.on(READS));

        settle(new RequestReviewers(pull, List.of("rose"), List.of(), ""));
        settle(new RequestReviewers(pull, List.of("rose"), List.of(), ""));

        var requested = fake.as("alice")
                .get("/repos/" + REPO + "/pulls/" + pull.number())
                .get("requested_reviewers");
        assertThat(requested)
                .singleElement()
                .satisfies(one -> assertThat(one.get("login").asText()).isEqualTo("rose"));
    }

    @ParameterizedTest
    @EnumSource(Trouble.class)
    void labelsAndReactionsAreSetOnce(Trouble trouble) {
        var label = "risk/" + trouble;
        var comment = fake.as("alice").comment(REPO.fullName(), pull.number(), "/status");
        fake.restFaults().plan(trouble.on(WRITES));
        fake.restFaults().plan(trouble.on(READS));
        settle(new SetLabels(pull, List.of(label), List.of(label, "risk/low")));
        fake.restFaults().plan(trouble.on(WRITES));
        settle(new React(pull, "ISSUE_COMMENT", comment, "+1"));

        assertThat(shown("/issues/" + pull.number() + "/labels"))
                .extracting(one -> one.get("name").asText())
                .containsExactly(label);
        assertThat(shown("/issues/comments/" + comment + "/reactions")).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Trouble.class)
    void aPullRequestIsMergedOnce(Trouble trouble) {
        var branch = "merge-" + branches.incrementAndGet();
        var itsHead = push(branch, branch + ".txt", "new");
        open(branch);
        fake.restFaults().plan(trouble.on(WRITES));
        fake.restFaults().plan(trouble.on(READS));

        settle(new Merge(pull, "run", itsHead, "main", "squash", "Merge " + branch));

        assertThat(settled(() -> seam.reads.pullRequest(pull)).orElseThrow().merged())
                .isTrue();
        assertThat(shown("/commits?sha=main&per_page=100"))
                .filteredOn(
                        commit -> commit.get("commit").get("message").asText().startsWith("Merge " + branch))
                .hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Trouble.class)
    void whatPeopleAskForHappensOnce(Trouble trouble) {
        var branch = "wish-" + branches.incrementAndGet();
        var itsHead = push(branch, branch + ".txt", "new");
        push("main", "beside-" + branch + ".txt", "moved on");
        open(branch);
        fake.restFaults().plan(trouble.on(WRITES));
        fake.restFaults().plan(trouble.on(READS));
        settle(new UpdateBranch(pull, itsHead, "main", "alice"));
        for (var write : List.of(
                new SetTitle(pull, "Count in German", "alice"),
                new ChangeAssignees(pull, List.of("alice"), List.of(), "alice"),
                new SetState(pull, "closed", "alice"))) {
            fake.restFaults().plan(trouble.on(WRITES));
            settle(write);
        }

        var shown = fake.as("alice").get("/repos/" + REPO + "/pulls/" + pull.number());
        assertThat(shown.get("title").asText()).isEqualTo("Count in German");
        assertThat(shown.get("state").asText()).isEqualTo("closed");
        assertThat(shown.get("assignees")).hasSize(1);
        assertThat(shown("/pulls/" + pull.number() + "/commits"))
                .extracting(commit -> commit.get("parents").size())
                .containsExactly(1, 2);
    }

    /** Repeats a write as its row would be repeated. */
    private void settle(GitHubWrite write) {
        var tries = new AtomicInteger();
        assertThat(settled(() -> seam.writer.perform(write, tries.getAndIncrement() > 0)))
                .isEmpty();
    }

    private static <T> T settled(Supplier<T> attempt) {
        var failures = new ArrayList<GitHubFailure>();
        while (failures.size() < MOST_TRIES) {
            try {
                return attempt.get();
            } catch (GitHubFailure failure) {
                failures.add(failure);
                assertThat(failure.retryable()).as(failure.getMessage()).isTrue();
                failure.notBefore().ifPresent(clock::forwardTo);
                quiet.until(() -> fake.requests().underWay() == 0); // what was lost took effect by now, or never will
            }
        }
        throw new AssertionError("did not settle: " + failures);
    }

    private static List<JsonNode> shown(String path) {
        var items = new ArrayList<JsonNode>();
        fake.as("alice").get("/repos/" + REPO + path).forEach(items::add);
        return items;
    }
}
