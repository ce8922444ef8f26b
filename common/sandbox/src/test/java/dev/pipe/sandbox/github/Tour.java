package dev.pipe.sandbox.github;

import dev.pipe.sandbox.github.actions.Workflows.Started;
import dev.pipe.sandbox.github.admin.Ground.NewRepository;
import dev.pipe.sandbox.github.admin.Ground.Push;
import dev.pipe.sandbox.github.http.Json;
import dev.pipe.sandbox.github.world.Permission;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/** A story that comes by every path the fake speaks; long, because there are many. */
final class Tour {
    private static final String REPO = "/repos/acme/shop";

    private final FakeGitHub fake;
    private final Judge judge;
    private final Caller alice;
    private final Caller bob;
    private final Caller carol;
    private final Caller admin;
    private final Caller jwt;
    private final Caller bot;

    Tour(FakeGitHub fake, Judge judge) throws Exception {
        this.fake = fake;
        this.judge = judge;
        fake.ground().organization("acme", List.of("alice"));
        alice = new Caller(fake.url(), fake.ground().user("alice"));
        bob = new Caller(fake.url(), fake.ground().user("bob"));
        admin = new Caller(fake.url(), fake.adminToken());
        jwt = new Caller(fake.url(), Jwt.of(fake.app()));
        fake.ground().repository(NewRepository.named("acme/shop"));
        fake.ground().grant("acme/shop", "alice", Permission.WRITE);
        fake.ground().grant("acme/shop", "bob", Permission.MAINTAIN);
        push("main", "README.md", "one\ntwo\nthree\n");
        push("main", "src/App.java", "class App {}\n");
        push("change", "README.md", "one\n2\nthree\n");
        push("other", "other.txt", "x\n");
        push("apart", "apart.txt", "x\n");
        fake.ground().user("dora");
        var token = judge.call(jwt, "POST", "/app/installations/" + fake.app().installationId() + "/access_tokens");
        bot = new Caller(fake.url(), token.get("token").asText());
        carol = new Caller(fake.url(), fake.ground().user("carol"));
    }

    private void push(String branch, String path, String content) {
        fake.ground()
                .push(new Push(
                        "acme/shop",
                        branch,
                        null,
                        Map.of(path, content.getBytes(StandardCharsets.UTF_8)),
                        "Write " + path,
                        "alice"));
    }

    void everywhere() throws Exception {
        people();
        var number = pulls();
        var head = judge.call(alice, "GET", REPO + "/pulls/" + number)
                .at("/head/sha")
                .asText();
        conversation(number);
        reviews(number);
        checks(head);
        actions(head);
        repository();
        git(head);
        hooks();
        refusals(number, head);
        merging(number);
        manifest();
    }

    private void refusals(int number, String head) throws Exception {
        var pull = REPO + "/pulls/" + number;
        judge.refused(404, alice, "GET", REPO + "/pulls/4711");
        judge.refused(404, alice, "GET", "/repos/acme/nothing");
        judge.refused(401, new Caller(fake.url(), "wrong"), "GET", "/user");
        judge.refused(403, alice, "POST", REPO + "/check-runs", "name", "x", "head_sha", head);
        judge.refused(403, carol, "PUT", pull + "/merge");
        judge.refused(409, alice, "PUT", pull + "/merge", "sha", "0".repeat(40));
        judge.refused(422, alice, "POST", pull + "/reviews", "event", "APPROVE");
        judge.refused(422, bob, "POST", pull + "/comments", "body", "?", "path", "README.md", "line", 99);
        judge.refused(422, alice, "POST", REPO + "/issues/" + number + "/comments", "body", "");
        judge.refused(422, alice, "POST", REPO + "/pulls", "title", "x", "head", "main", "base", "main");
    }

    private void people() throws Exception {
        judge.call(jwt, "GET", "/app");
        judge.call(jwt, "GET", "/app/installations");
        judge.call(jwt, "GET", "/app/installations/" + fake.app().installationId());
        judge.call(jwt, "GET", "/orgs/acme/installation");
        judge.call(jwt, "GET", "/users/alice/installation");
        judge.call(jwt, "GET", REPO + "/installation");
        judge.call(bot, "GET", "/installation/repositories");
        judge.call(alice, "GET", "/rate_limit");
        judge.call(alice, "GET", "/meta");
        judge.call(alice, "GET", "/user");
        judge.call(alice, "GET", "/users/bob");
        judge.call(alice, "GET", "/orgs/acme");
        judge.call(alice, "GET", "/orgs/acme/members/alice");
    }

    int pulls() throws Exception {
        var number = judge.call(
                        alice,
                        "POST",
                        REPO + "/pulls",
                        "title",
                        "Digits",
                        "head",
                        "change",
                        "base",
                        "main",
                        "body",
                        "Because")
                .get("number")
                .asInt();
        var pull = REPO + "/pulls/" + number;
        judge.call(alice, "GET", REPO + "/pulls");
        judge.call(alice, "PATCH", pull, "title", "Count in digits");
        judge.call(alice, "GET", pull + "/files");
        judge.call(alice, "GET", pull + "/commits");
        judge.call(alice, "POST", pull + "/requested_reviewers", "reviewers", List.of("bob"));
        judge.call(alice, "GET", pull + "/requested_reviewers");
        judge.call(alice, "DELETE", pull + "/requested_reviewers", "reviewers", List.of("bob"));
        push("main", "late.txt", "late\n");
        judge.call(
                alice,
                "PUT",
                pull + "/update-branch",
                "expected_head_sha",
                judge.call(alice, "GET", pull).at("/head/sha").asText());
        return number;
    }

    private void conversation(int number) throws Exception {
        var issue = REPO + "/issues/" + number;
        judge.call(alice, "POST", REPO + "/issues", "title", "A plain issue");
        judge.call(alice, "GET", REPO + "/issues");
        judge.call(alice, "GET", issue);
        judge.call(alice, "PATCH", issue, "body", "Because of that");
        var comment = judge.call(bot, "POST", issue + "/comments", "body", "Hello")
                .get("id")
                .asLong();
        judge.call(alice, "GET", issue + "/comments");
        judge.call(alice, "GET", REPO + "/issues/comments");
        judge.call(alice, "GET", REPO + "/issues/comments/" + comment);
        judge.call(bot, "PATCH", REPO + "/issues/comments/" + comment, "body", "Hello again");
        judge.call(alice, "POST", REPO + "/issues/comments/" + comment + "/reactions", "content", "eyes");
        judge.call(alice, "POST", REPO + "/issues/comments/" + comment + "/reactions", "content", "eyes");
        judge.call(alice, "GET", REPO + "/issues/comments/" + comment + "/reactions");
        judge.call(bot, "DELETE", REPO + "/issues/comments/" + comment);
        judge.call(alice, "POST", issue + "/labels", "labels", List.of("bug", "risk: high"));
        judge.call(alice, "GET", issue + "/labels");
        judge.call(alice, "PUT", issue + "/labels", "labels", List.of("bug", "risk: low"));
        judge.call(alice, "DELETE", issue + "/labels/risk:%20low");
        judge.call(alice, "DELETE", issue + "/labels");
        judge.call(alice, "POST", issue + "/assignees", "assignees", List.of("bob"));
        judge.call(alice, "DELETE", issue + "/assignees", "assignees", List.of("bob"));
        judge.call(alice, "GET", REPO + "/labels");
        judge.call(alice, "POST", REPO + "/labels", "name", "wip", "color", "aabbcc");
        judge.call(alice, "GET", REPO + "/labels/wip");
        judge.call(alice, "PATCH", REPO + "/labels/wip", "description", "not yet");
        judge.call(alice, "DELETE", REPO + "/labels/wip");
    }

    private void reviews(int number) throws Exception {
        var reviews = REPO + "/pulls/" + number + "/reviews";
        var approval = judge.call(bob, "POST", reviews, "event", "APPROVE", "body", "Good")
                .get("id")
                .asLong();
        judge.call(alice, "GET", reviews);
        judge.call(alice, "GET", reviews + "/" + approval);
        judge.call(bob, "PUT", reviews + "/" + approval, "body", "Very good");
        judge.call(bob, "PUT", reviews + "/" + approval + "/dismissals", "message", "Changed my mind");
        var pending =
                judge.call(bob, "POST", reviews, "body", "Later").get("id").asLong();
        judge.call(bob, "POST", reviews + "/" + pending + "/events", "event", "COMMENT");
        var dropped =
                judge.call(bob, "POST", reviews, "body", "Never").get("id").asLong();
        judge.call(bob, "DELETE", reviews + "/" + dropped);
        var comments = REPO + "/pulls/" + number + "/comments";
        var comment = judge.call(bob, "POST", comments, "body", "Why?", "path", "README.md", "line", 2, "side", "RIGHT")
                .get("id")
                .asLong();
        judge.call(alice, "POST", comments + "/" + comment + "/replies", "body", "Because.");
        judge.call(alice, "GET", comments);
        judge.call(alice, "GET", REPO + "/pulls/comments");
        judge.call(alice, "GET", REPO + "/pulls/comments/" + comment);
        judge.call(bob, "PATCH", REPO + "/pulls/comments/" + comment, "body", "Why so?");
        judge.call(bob, "DELETE", REPO + "/pulls/comments/" + comment);
    }

    private void actions(String head) throws Exception {
        var jobs = fake.actions().start("acme/shop", new Started(head, "CI", List.of("build", "lint"), false));
        var actions = REPO + "/actions";
        var run = judge.call(alice, "GET", actions + "/runs?head_sha=" + head)
                .at("/workflow_runs/0/id")
                .asLong();
        judge.refused(403, alice, "POST", actions + "/runs/" + run + "/rerun");
        fake.actions().finish("acme/shop", jobs.get("build"), "failure", "Compile");
        fake.actions().finish("acme/shop", jobs.get("lint"), "success", null);
        judge.call(carol, "GET", actions + "/runs/" + run);
        judge.call(carol, "GET", actions + "/runs/" + run + "/jobs");
        judge.call(carol, "GET", actions + "/jobs/" + jobs.get("build"));
        judge.refused(403, carol, "POST", actions + "/runs/" + run + "/rerun-failed-jobs");
        judge.call(bot, "POST", actions + "/runs/" + run + "/rerun-failed-jobs");
        var again = fake.actions().running("acme/shop", head, "build");
        fake.actions().finish("acme/shop", again, "success", null);
        judge.call(alice, "POST", actions + "/runs/" + run + "/rerun");
        fake.actions().start("acme/shop", new Started(head, "Nightly", List.of("soak"), true));
        var waiting = judge.call(alice, "GET", actions + "/runs?status=action_required")
                .at("/workflow_runs/0/id")
                .asLong();
        judge.call(alice, "POST", actions + "/runs/" + waiting + "/approve");
        judge.call(alice, "GET", REPO + "/commits/" + head + "/check-suites");
        fake.actions().guard("acme/shop", "guarded");
        judge.call(alice, "GET", REPO + "/rules/branches/guarded");
    }

    private void checks(String head) throws Exception {
        var run = judge.call(bot, "POST", REPO + "/check-runs", "name", "pipe/main", "head_sha", head);
        var id = run.get("id").asLong();
        judge.call(alice, "GET", REPO + "/check-runs/" + id);
        judge.call(
                bot,
                "PATCH",
                REPO + "/check-runs/" + id,
                "conclusion",
                "failure",
                "output",
                Json.object("title", "No", "summary", "Not yet"));
        judge.call(alice, "GET", REPO + "/commits/" + head + "/check-runs");
        judge.call(alice, "GET", REPO + "/commits/" + head + "/check-suites");
        judge.call(alice, "POST", REPO + "/check-runs/" + id + "/rerequest");
        judge.call(
                alice,
                "POST",
                REPO + "/check-suites/" + run.at("/check_suite/id").asLong() + "/rerequest");
        judge.call(alice, "POST", REPO + "/statuses/" + head, "state", "success", "context", "ci/build");
        judge.call(alice, "GET", REPO + "/commits/" + head + "/statuses");
        judge.call(alice, "GET", REPO + "/commits/" + head + "/status");
        scanning(head);
    }

    private void scanning(String head) throws Exception {
        var sarif = """
                {"version": "2.1.0", "runs": [{"tool": {"driver": {"name": "Trivy", "rules": [{"id": "DS002",
                "properties": {"security-severity": "8.0", "tags": ["security"]}}]}}, "results": [{"ruleId": "DS002",
                "message": {"text": "root"}, "locations": [{"physicalLocation": {"artifactLocation":
                {"uri": "README.md"}, "region": {"startLine": 2}}}]}]}]}""";
        var packed = new java.io.ByteArrayOutputStream();
        try (var gzip = new java.util.zip.GZIPOutputStream(packed)) {
            gzip.write(sarif.getBytes(StandardCharsets.UTF_8));
        }
        judge.call(
                alice,
                "POST",
                REPO + "/code-scanning/sarifs",
                "commit_sha",
                head,
                "ref",
                "refs/heads/change",
                "sarif",
                java.util.Base64.getEncoder().encodeToString(packed.toByteArray()));
        judge.call(alice, "GET", REPO + "/code-scanning/alerts?ref=refs/heads/change");
    }

    private void repository() throws Exception {
        judge.call(alice, "GET", REPO);
        judge.call(admin, "PATCH", REPO, "description", "A shop");
        judge.call(alice, "GET", REPO + "/collaborators");
        judge.call(admin, "PUT", REPO + "/collaborators/dora", "permission", "triage");
        judge.call(alice, "GET", REPO + "/collaborators/bob");
        judge.call(alice, "GET", REPO + "/collaborators/bob/permission");
        judge.call(admin, "DELETE", REPO + "/collaborators/dora");
        judge.call(alice, "GET", REPO + "/teams");
        judge.call(alice, "GET", REPO + "/contents/src");
        var sha = judge.call(alice, "GET", REPO + "/contents/README.md")
                .get("sha")
                .asText();
        judge.call(alice, "PUT", REPO + "/contents/new.txt", "message", "New", "content", "aGk=", "branch", "other");
        judge.call(
                alice,
                "PUT",
                REPO + "/contents/README.md",
                "message",
                "Change",
                "content",
                "aGk=",
                "branch",
                "other",
                "sha",
                sha);
        var changed = judge.call(alice, "GET", REPO + "/contents/README.md?ref=other")
                .get("sha")
                .asText();
        judge.call(alice, "DELETE", REPO + "/contents/README.md", "message", "Gone", "branch", "other", "sha", changed);
        judge.call(alice, "GET", REPO + "/branches");
        judge.call(alice, "GET", REPO + "/branches/main");
        var protection = REPO + "/branches/main/protection";
        judge.call(
                admin,
                "PUT",
                protection,
                "required_status_checks",
                Json.object("strict", false, "contexts", List.of("pipe/main")),
                "enforce_admins",
                null,
                "required_pull_request_reviews",
                null,
                "restrictions",
                null);
        judge.call(admin, "GET", protection);
        judge.call(admin, "GET", protection + "/required_status_checks");
        judge.call(admin, "PATCH", protection + "/required_status_checks", "contexts", List.of("pipe/other"));
        judge.call(admin, "DELETE", protection);
        judge.call(alice, "GET", REPO + "/rules/branches/main");
        judge.call(alice, "GET", REPO + "/compare/main...change");
        judge.call(alice, "GET", REPO + "/commits");
        judge.call(alice, "GET", REPO + "/commits/main");
    }

    private void git(String head) throws Exception {
        judge.call(alice, "GET", REPO + "/git/ref/heads/main");
        judge.call(alice, "POST", REPO + "/git/refs", "ref", "refs/heads/new", "sha", head);
        judge.call(alice, "PATCH", REPO + "/git/refs/heads/new", "sha", head, "force", true);
        judge.call(alice, "DELETE", REPO + "/git/refs/heads/new");
        var blob = judge.call(alice, "POST", REPO + "/git/blobs", "content", "hello")
                .get("sha")
                .asText();
        judge.call(alice, "GET", REPO + "/git/blobs/" + blob);
        var entry = Json.object("path", "hello.txt", "mode", "100644", "type", "blob", "sha", blob);
        var tree = judge.call(alice, "POST", REPO + "/git/trees", "base_tree", head, "tree", List.of(entry))
                .get("sha")
                .asText();
        judge.call(alice, "GET", REPO + "/git/trees/" + tree);
        var commit = judge.call(
                        alice,
                        "POST",
                        REPO + "/git/commits",
                        "message",
                        "Hello",
                        "tree",
                        tree,
                        "parents",
                        List.of(head))
                .get("sha")
                .asText();
        judge.call(alice, "GET", REPO + "/git/commits/" + commit);
        judge.call(alice, "POST", REPO + "/merges", "base", "apart", "head", head);
    }

    private void hooks() throws Exception {
        judge.call(jwt, "GET", "/app/hook/config");
        var nowhere = Json.object("url", "http://127.0.0.1:9/hook", "content_type", "json");
        judge.call(jwt, "PATCH", "/app/hook/config", "url", "http://127.0.0.1:9/hook");
        var hook = REPO + "/hooks/"
                + judge.call(admin, "POST", REPO + "/hooks", "config", nowhere, "events", List.of("push"))
                        .get("id")
                        .asLong();
        judge.call(admin, "GET", REPO + "/hooks");
        judge.call(admin, "GET", hook);
        var ofOrganization = "/orgs/acme/hooks/"
                + judge.call(
                                admin,
                                "POST",
                                "/orgs/acme/hooks",
                                "name",
                                "web",
                                "config",
                                nowhere,
                                "events",
                                List.of("pull_request"))
                        .get("id")
                        .asLong();
        judge.call(admin, "GET", "/orgs/acme/hooks");
        fake.as("alice").label("acme/shop", 1, "deliver this");
        Awaitility.await()
                .until(() -> !fake.deliveries().isEmpty()
                        && !admin.get(hook + "/deliveries").json().isEmpty()
                        && !admin.get(ofOrganization + "/deliveries").json().isEmpty());
        var organizations = judge.call(admin, "GET", ofOrganization + "/deliveries")
                .get(0)
                .get("id")
                .asLong();
        judge.call(admin, "POST", ofOrganization + "/deliveries/" + organizations + "/attempts");
        var delivery =
                judge.call(jwt, "GET", "/app/hook/deliveries").get(0).get("id").asLong();
        judge.call(jwt, "GET", "/app/hook/deliveries/" + delivery);
        judge.call(jwt, "POST", "/app/hook/deliveries/" + delivery + "/attempts");
        var ofHook =
                judge.call(admin, "GET", hook + "/deliveries").get(0).get("id").asLong();
        judge.call(admin, "POST", hook + "/deliveries/" + ofHook + "/attempts");
        judge.call(admin, "PATCH", hook, "active", false);
        judge.call(admin, "DELETE", hook);
    }

    /** As a browser and {@code ./pipe connect} do: the page sends one back with a code. */
    private void manifest() throws Exception {
        var manifest = Json.object(
                "name", "pipe-again", "url", "http://pipe.example", "redirect_url", "http://127.0.0.1:9/callback");
        Json.with(manifest, "default_permissions", Json.object("checks", "write"), "default_events", List.of("push"));
        var form = "manifest=" + URLEncoder.encode(manifest.toString(), StandardCharsets.UTF_8);
        var nobody = new Caller(fake.url(), null);
        var back = nobody.raw("POST", "/settings/apps/new?state=s", form.getBytes(StandardCharsets.UTF_8), Map.of());
        var code = back.header("Location").replaceAll(".*code=(\\w+)&.*", "$1");
        judge.call(nobody, "POST", "/app-manifests/" + code + "/conversions");
        judge.refused(404, nobody, "POST", "/app-manifests/" + code + "/conversions");
    }

    private void merging(int number) throws Exception {
        judge.call(alice, "PUT", REPO + "/pulls/" + number + "/merge", "merge_method", "squash");
        judge.call(alice, "GET", REPO + "/pulls/" + number + "/merge");
        judge.call(alice, "GET", REPO + "/pulls/" + number);
    }
}
