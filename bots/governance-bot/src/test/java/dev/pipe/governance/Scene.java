package dev.pipe.governance;

import static java.util.UUID.randomUUID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pipe.common.config.Mode;
import dev.pipe.common.config.Stage;
import dev.pipe.common.db.Db;
import dev.pipe.common.event.Actor;
import dev.pipe.common.event.CommandIssued;
import dev.pipe.common.event.Event;
import dev.pipe.common.event.GitHubFact.CommentDeleted;
import dev.pipe.common.event.GitHubFact.CommentEdited;
import dev.pipe.common.event.GitHubFact.CommentKind;
import dev.pipe.common.event.GitHubFact.PullRequestChanged;
import dev.pipe.common.event.GitHubFact.Pushed;
import dev.pipe.common.event.GitHubFact.ReviewSubmitted;
import dev.pipe.common.event.GovernanceEvent;
import dev.pipe.common.event.PipelineEvent.HeadCarried;
import dev.pipe.common.event.PipelineEvent.OverrideGiven;
import dev.pipe.common.event.PipelineEvent.OverrideTarget;
import dev.pipe.common.event.PipelineEvent.RunStarted;
import dev.pipe.common.event.PipelineEvent.StageRequested;
import dev.pipe.common.event.PullRequestRef;
import dev.pipe.common.event.RepoRef;
import dev.pipe.common.event.ReviewEvent.Finding;
import dev.pipe.common.event.ReviewEvent.FindingDismissed;
import dev.pipe.common.event.ReviewEvent.RiskLevel;
import dev.pipe.common.event.RunRef;
import dev.pipe.common.event.Topic;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import org.awaitility.core.ConditionFactory;

/** One pull request and what the other bots would say of it. Every step waits until the bot has taken it in. */
final class Scene {

    private final TestGitHub github;
    private final BusProbe bus;
    private final Db db;

    PullRequestRef pullRequest;
    RunRef run;
    private String branch;
    private String title;
    private Instant now = Instant.now().minusSeconds(3600).truncatedTo(ChronoUnit.SECONDS);

    Scene(TestGitHub github, BusProbe bus, Db db) {
        this.github = github;
        this.bus = bus;
        this.db = db;
    }

    /** By ann, with one commit of hers in this file. */
    Scene opened(String withTitle, String path) {
        branch = "change-" + randomUUID().toString().substring(0, 8);
        title = withTitle;
        var head = github.push(branch, path, "ann", "Change");
        var number = github.as("ann").openPullRequest(github.repo(), branch, "main", title, "");
        pullRequest = new PullRequestRef(RepoRef.parse(github.repo()), number);
        say(changed("opened", head, "ann"));
        begin(head);
        return this;
    }

    private void begin(String head) {
        run = new RunRef(randomUUID().toString(), pullRequest, head, "main", 1);
        say(new RunStarted(run, actor("ann"), title, Mode.ENFORCE, "opened", now));
    }

    /** By GitHub's clock. */
    Scene later(int seconds) {
        now = now.plusSeconds(seconds);
        return this;
    }

    Scene asked() {
        say(new StageRequested(run, Stage.GOVERNANCE, actor("ann"), title, Mode.ENFORCE, Instant.now()));
        return this;
    }

    /** Someone pushes; the new head. The conductor's new run begins. */
    String pushed(String login) {
        var head = github.push(branch, "more-" + System.nanoTime() + ".txt", login, "More");
        say(changed("synchronize", head, login));
        begin(head);
        return head;
    }

    /** Someone merges the base in, and the conductor found that the new head holds nothing else; the new head. */
    String mergedBaseIn(String login) {
        var head = github.push(branch, "more-" + System.nanoTime() + ".txt", login, "Merge main");
        say(changed("synchronize", head, login));
        var from = run;
        run = new RunRef(randomUUID().toString(), pullRequest, head, "main", 1);
        say(new HeadCarried(run, from, "0".repeat(40), now));
        say(new RunStarted(run, actor("ann"), title, Mode.ENFORCE, "main merged in", now));
        return head;
    }

    /** The head came by this person's push, as another fact tells. */
    void heardOfPush(String login) {
        var branchRef = "refs/heads/" + branch;
        say(new Pushed(pullRequest.repo(), branchRef, "0".repeat(40), run.headSha(), false, actor(login)));
    }

    /** Someone pushes, and nobody has told the bot yet. */
    String pushedUnheard(String login) {
        return github.push(branch, "more-" + System.nanoTime() + ".txt", login, "More");
    }

    /** The comment's id. */
    long commands(String login, String line) {
        var comment = github.as(login).comment(github.repo(), pullRequest.number(), line);
        var words = Arrays.asList(line.substring(1).split(" "));
        var rest = line.contains(" ") ? line.substring(line.indexOf(' ') + 1) : "";
        say(new CommandIssued(
                pullRequest,
                words.getFirst(),
                words.subList(1, words.size()),
                rest,
                actor(login),
                "write",
                CommentKind.ISSUE_COMMENT,
                comment,
                0,
                null,
                now));
        return comment;
    }

    /** The review's id. */
    long reviews(String login, String state) {
        var event = state.equals("approved") ? "APPROVE" : "REQUEST_CHANGES";
        var review = github.as(login).review(github.repo(), pullRequest.number(), event, "I looked");
        say(review(review, login, state));
        return review;
    }

    void dismissed(long review, String login) {
        say(review(review, login, "dismissed"));
    }

    void edited(long comment, String login) {
        say(new CommentEdited(pullRequest, CommentKind.ISSUE_COMMENT, comment, actor(login), actor(login), now));
    }

    void deleted(long comment, String login) {
        say(new CommentDeleted(pullRequest, CommentKind.ISSUE_COMMENT, comment, actor(login), actor(login)));
    }

    /** An admin says {@code /override}. */
    void overridden(String login, String reason) {
        say(new OverrideGiven(run, OverrideTarget.REVIEW, "", actor(login), reason, now));
    }

    /** Somebody says {@code /dismiss F1}. */
    void dismissed(String login, String reason) {
        var finding = new Finding("r", "SECURITY", RiskLevel.CRITICAL, "a", 1, "R", "x", "w", "m", 0.9, "F1");
        say(new FindingDismissed(run, "F1", List.of(finding), actor(login), "write", reason, now));
    }

    void labelled(String label) {
        github.as("bob").label(github.repo(), pullRequest.number(), label);
        say(changed("labeled", run.headSha(), "bob"));
    }

    /** What the bot said of this pull request so far. */
    List<GovernanceEvent> answers() {
        return bus.said(Topic.GOVERNANCE).stream()
                .filter(event -> event.key().equals(pullRequest.toString()))
                .map(GovernanceEvent.class::cast)
                .toList();
    }

    <E extends GovernanceEvent> List<E> answers(Class<E> type) {
        return answers().stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** Our comments on GitHub. */
    List<String> replies() {
        var comments = github.as("ann")
                .get("/repos/" + github.repo() + "/issues/" + pullRequest.number() + "/comments?per_page=100");
        return comments.findValuesAsText("body").stream()
                .filter(body -> body.contains("<!-- pipe:"))
                .toList();
    }

    static ConditionFactory soon() {
        return await().atMost(Duration.ofSeconds(30));
    }

    /** Topics overtake each other on their way in; the next step must not. */
    private void say(Event event) {
        var id = randomUUID().toString();
        bus.say(id, event);
        soon().untilAsserted(() -> assertThat(
                        db.query("select state from inbox where ce_id = ?", row -> row.getString(1), id))
                .as(event.toString())
                .containsExactly("done"));
    }

    private ReviewSubmitted review(long review, String login, String state) {
        return new ReviewSubmitted(pullRequest, review, state, actor(login), run.headSha(), now, actor(login));
    }

    private PullRequestChanged changed(String action, String head, String sender) {
        return new PullRequestChanged(
                pullRequest,
                action,
                title,
                actor("ann"),
                head,
                branch,
                github.repo(),
                "main",
                head,
                null,
                true,
                false,
                false,
                List.of(),
                now,
                actor(sender));
    }

    private Actor actor(String login) {
        return new Actor(login, github.idOf(login), false);
    }
}
