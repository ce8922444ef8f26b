package dev.pipe.pipeline.conductor;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pipe.common.event.PullRequestRef;
import dev.pipe.sandbox.github.FakeGitHub;
import dev.pipe.sandbox.github.admin.Ground.NewRepository;
import dev.pipe.sandbox.github.admin.Ground.Push;
import dev.pipe.sandbox.github.http.Json;
import dev.pipe.sandbox.github.world.Permission;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

/** One pull request on the fake GitHub, and what can be seen of it there. */
final class Scene {

    private final FakeGitHub github;
    final PullRequestRef ref;

    private Scene(FakeGitHub github, PullRequestRef ref) {
        this.github = github;
        this.ref = ref;
    }

    /** A repository with branches main and scratch, ada who writes, ben who maintains, rob who only reads. */
    static Scene open(FakeGitHub github, String repo) {
        return open(github, repo, null);
    }

    /** The same, with this {@code .github/pipe.yml} on main. */
    static Scene open(FakeGitHub github, String repo, String pipeYml) {
        github.ground().user("ada");
        github.ground().repository(NewRepository.named(repo));
        github.ground().grant(repo, "ada", Permission.WRITE);
        github.ground().grant(repo, "ben", Permission.MAINTAIN);
        github.ground().grant(repo, "rob", Permission.READ);
        push(github, repo, "main", null, "one");
        if (pipeYml != null) {
            configure(github, repo, pipeYml);
        }
        push(github, repo, "scratch", "main", "scratch");
        push(github, repo, "feature", "main", "two");
        var number = github.as("ada").openPullRequest(repo, "feature", "main", "Wire BNI to AXIS", "");
        return new Scene(github, PullRequestRef.parse(repo + "#" + number));
    }

    /** The same, but the head lives in the fork of somebody who may do nothing here, unless another says so. */
    static Scene fromFork(FakeGitHub github, String repo, String who) {
        github.ground().user(who);
        github.ground().repository(NewRepository.named(repo));
        github.ground().grant(repo, "ada", Permission.WRITE);
        github.ground().grant(repo, "ben", Permission.MAINTAIN);
        github.ground().grant(repo, "rob", Permission.READ);
        push(github, repo, "main", null, "one");
        var fork = fork(repo, who);
        github.ground().repository(new NewRepository(fork, false, "main", repo));
        push(github, fork, "feature", "main", "two");
        var number = github.as(who).openPullRequest(repo, who + ":feature", "main", "Wire BNI to AXIS", "");
        return new Scene(github, PullRequestRef.parse(repo + "#" + number));
    }

    private static String fork(String repo, String who) {
        return who + "/" + repo.substring(repo.indexOf('/') + 1);
    }

    String pushToFork(String text) {
        return push(github, pull().at("/head/repo/full_name").asText(), "feature", null, text);
    }

    private static String push(FakeGitHub github, String repo, String branch, String from, String text) {
        var files = Map.of(branch + ".txt", (text + "\n").getBytes(UTF_8));
        return github.ground().push(new Push(repo, branch, from, files, "Write " + text, "ada"));
    }

    static void configure(FakeGitHub github, String repo, String pipeYml) {
        var files = Map.of(".github/pipe.yml", pipeYml.getBytes(UTF_8));
        github.ground().push(new Push(repo, "main", null, files, "Configure", "ada"));
    }

    /** A draft of another commit. */
    Scene draft() {
        push(github, repo(), "draft", "main", "draft");
        var asked = Json.object("title", "Not yet", "head", "draft", "base", "main", "draft", true);
        var made = github.as("ada").call("POST", "/repos/" + repo() + "/pulls", asked);
        return new Scene(
                github, PullRequestRef.parse(repo() + "#" + made.get("number").asInt()));
    }

    /** Another pull request of the same commit. */
    Scene twin() {
        github.ground().forcePush(repo(), "twin", headSha(), "ada");
        var number = github.as("ada").openPullRequest(repo(), "twin", "main", "The same again", "");
        return new Scene(github, PullRequestRef.parse(repo() + "#" + number));
    }

    /** Another pull request of ada's, of a branch to which somebody else pushed ada's commit. */
    Scene pushedBy(String who) {
        github.ground().forcePush(repo(), "of-" + who, headSha(), who);
        var number = github.as("ada").openPullRequest(repo(), "of-" + who, "main", "Pushed by " + who, "");
        return new Scene(github, PullRequestRef.parse(repo() + "#" + number));
    }

    /** Another pull request of ada's into the same main, of a branch of its own. */
    Scene another(String branch) {
        push(github, repo(), branch, "main", branch);
        var number = github.as("ada").openPullRequest(repo(), branch, "main", "Write " + branch, "");
        return new Scene(github, PullRequestRef.parse(repo() + "#" + number));
    }

    /** A pull request of ada's from a fork of her own. */
    Scene fromForkOfAda(String branch) {
        var fork = "ada/" + ref.repo().name();
        github.ground().repository(new NewRepository(fork, false, "main", repo()));
        push(github, fork, branch, "main", branch);
        var number = github.as("ada").openPullRequest(repo(), "ada:" + branch, "main", "Write " + branch, "");
        return new Scene(github, PullRequestRef.parse(repo() + "#" + number));
    }

    /** GitHub's own merge queue guards main from now on, and these checks are required. */
    void guardedByGitHubsQueue(String... checks) {
        github.ground().grant(repo(), "ben", Permission.ADMIN);
        github.as("ben")
                .call(
                        "PUT",
                        "/repos/" + repo() + "/branches/main/protection",
                        Json.object(
                                "required_status_checks", Json.object("strict", false, "contexts", List.of(checks))));
        github.actions().guard(repo(), "main");
    }

    /** The commits that GitHub's merge queue wants tested. */
    List<String> groups() {
        var groups = new ArrayList<String>();
        get("/repos/" + repo() + "/branches?per_page=100").forEach(branch -> {
            if (branch.get("name").asText().startsWith("gh-readonly-queue/")) {
                groups.add(branch.at("/commit/sha").asText());
            }
        });
        return groups;
    }

    void otherCheckOn(String sha, String state) {
        github.as("ben")
                .call("POST", "/repos/" + repo() + "/statuses/" + sha, Json.object("state", state, "context", "ci"));
    }

    /** For a fault that troubles this pull request's merge alone. */
    String mergePath() {
        return "/repos/" + repo() + "/pulls/" + ref.number() + "/merge";
    }

    /** Somebody presses "Re-run" on each of the bot's checks. */
    void rerunOurChecks() {
        get("/repos/" + repo() + "/commits/" + headSha() + "/check-runs?per_page=100&filter=latest")
                .get("check_runs")
                .forEach(check -> github.as("ben")
                        .call(
                                "POST",
                                "/repos/" + repo() + "/check-runs/"
                                        + check.get("id").asLong() + "/rerequest",
                                Json.object()));
    }

    String repo() {
        return ref.repo().fullName();
    }

    String push(String text) {
        return push(github, repo(), "feature", null, text);
    }

    String pushTo(String branch, String path, String text) {
        var files = Map.of(path, (text + "\n").getBytes(UTF_8));
        return github.ground().push(new Push(repo(), branch, null, files, "Write " + path, "ada"));
    }

    /** Somebody presses "Update branch". */
    void updateBranch() {
        github.as("ada").call("PUT", "/repos/" + repo() + "/pulls/" + ref.number() + "/update-branch", Json.object());
    }

    /** Somebody merges another branch into the head, as git does. */
    void mergeIn(String sha) {
        github.as("ada").call("POST", "/repos/" + repo() + "/merges", Json.object("base", "feature", "head", sha));
    }

    /** A commit that says it is a merge of the base, and holds something else as well; the new head. */
    String evilMerge(String main, String path, String text) {
        var git = "/repos/" + repo() + "/git";
        var good = get(git + "/commits/" + main).at("/tree/sha").asText();
        var entry = Json.object("path", path, "mode", "100644", "type", "blob", "content", text + "\n");
        var tree =
                github.as("ada").call("POST", git + "/trees", Json.object("base_tree", good, "tree", List.of(entry)));
        var commit = github.as("ada")
                .call(
                        "POST",
                        git + "/commits",
                        Json.object(
                                "message",
                                "Merge branch 'main' into feature",
                                "tree",
                                tree.get("sha").asText(),
                                "parents",
                                List.of(headSha(), main)));
        var sha = commit.get("sha").asText();
        github.as("ada").call("PATCH", git + "/refs/heads/feature", Json.object("sha", sha));
        return sha;
    }

    /** The newest check run of this name on the head. */
    JsonNode checkRun(String name) {
        return get("/repos/" + repo() + "/commits/" + headSha() + "/check-runs?filter=latest&check_name=" + name)
                .at("/check_runs/0");
    }

    long says(String who, String text) {
        return github.as(who).comment(repo(), ref.number(), text);
    }

    void retarget(String base) {
        github.as("ada").retarget(repo(), ref.number(), base);
    }

    void close() {
        github.as("ada").close(repo(), ref.number());
    }

    void reopen() {
        github.as("ada").reopen(repo(), ref.number());
    }

    JsonNode pull() {
        return get("/repos/" + repo() + "/pulls/" + ref.number());
    }

    boolean merged() {
        return pull().get("merged").asBoolean();
    }

    String headSha() {
        return pull().get("head").get("sha").asText();
    }

    /** The bot's comments, oldest first. */
    List<String> botSaid() {
        var said = new ArrayList<String>();
        get("/repos/" + repo() + "/issues/" + ref.number() + "/comments?per_page=100")
                .forEach(comment -> {
                    if (comment.get("user")
                            .get("login")
                            .asText()
                            .equals(github.app().botLogin())) {
                        said.add(comment.get("body").asText());
                    }
                });
        return said;
    }

    List<String> living() {
        return botSaid().stream()
                .filter(text -> text.contains("<!-- pipe:living"))
                .toList();
    }

    String replies() {
        return String.join(
                "\n",
                botSaid().stream()
                        .filter(text -> !text.contains("<!-- pipe:living"))
                        .toList());
    }

    /** The newest check run of each name on a commit: {@code pipe/review=success}. */
    Map<String, String> checks(String sha) {
        var checks = new TreeMap<String, String>();
        get("/repos/" + repo() + "/commits/" + sha + "/check-runs?per_page=100&filter=latest")
                .get("check_runs")
                .forEach(check -> checks.put(
                        check.get("name").asText(),
                        check.get("conclusion").isNull()
                                ? "unfinished"
                                : check.get("conclusion").asText()));
        return checks;
    }

    /** What the summary of a base branch says at length. */
    String summary(String base) {
        var runs = get("/repos/" + repo() + "/commits/" + headSha() + "/check-runs?filter=latest&check_name="
                        + "pipe%2F" + base)
                .get("check_runs");
        return runs.isEmpty() ? "" : runs.get(0).get("output").get("summary").asText();
    }

    List<String> reactions(long comment) {
        var reactions = get("/repos/" + repo() + "/issues/comments/" + comment + "/reactions");
        return StreamSupport.stream(reactions.spliterator(), false)
                .map(reaction -> reaction.get("content").asText())
                .toList();
    }

    /** Somebody else's check on the head. */
    void otherCheck(String state) {
        github.as("ben")
                .call(
                        "POST",
                        "/repos/" + repo() + "/statuses/" + headSha(),
                        Json.object("state", state, "context", "ci"));
    }

    JsonNode get(String path) {
        return github.as("ben").get(path);
    }
}
