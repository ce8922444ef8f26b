package dev.pipe.common.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pipe.common.event.PullRequestRef;
import dev.pipe.common.event.RepoRef;
import dev.pipe.common.github.GitHubReads.Check;
import dev.pipe.sandbox.github.faults.RestFault;
import dev.pipe.sandbox.github.http.Json;
import dev.pipe.sandbox.github.world.Permission;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadGitHubTest extends OnFakeGitHub {

    private static final ObjectMapper JSON = new ObjectMapper();

    private long id(String login) {
        return fake.as(login).get("/user").get("id").asLong();
    }

    @Test
    void aPullRequestIsReadAsItIs() {
        fake.as("bob").label(REPO.fullName(), pull.number(), "docs");

        var read = app().reads.pullRequest(pull).orElseThrow();

        assertThat(read.ref()).isEqualTo(pull);
        assertThat(read.title()).isEqualTo("Count");
        assertThat(read.author().login()).isEqualTo("alice");
        assertThat(read.author().id()).isEqualTo(id("alice"));
        assertThat(read.headSha()).isEqualTo(head);
        assertThat(read.headRef()).isEqualTo("change");
        assertThat(read.headRepo()).isEqualTo("acme/shop");
        assertThat(read.base()).isEqualTo("main");
        assertThat(read.baseSha()).hasSize(40);
        assertThat(read.open()).isTrue();
        assertThat(read.draft()).isFalse();
        assertThat(read.merged()).isFalse();
        assertThat(read.mergeable()).isTrue();
        assertThat(read.labels()).containsExactly("docs");
        assertThat(read.htmlUrl()).startsWith(fake.webUrl());
        assertThat(read.updatedAt()).isNotNull();
    }

    @Test
    void whatIsNotThereIsEmpty() {
        var reads = app().reads;
        assertThat(reads.pullRequest(new PullRequestRef(REPO, 99))).isEmpty();
        assertThat(reads.file(REPO, "nowhere.txt", "main")).isEmpty();
        assertThat(reads.permission(REPO, "nobody-at-all")).isEqualTo("none");
        assertThat(reads.requiredChecks(REPO, "main")).isEmpty();
    }

    @Test
    void aNameTellsWhichRepositoryBearsItNow() {
        var id = fake.as("alice").get("/repos/" + REPO).get("id").asLong();
        var reads = app().reads;
        assertThat(reads.repository(RepoRef.parse("ACME/Shop")))
                .as("in GitHub's spelling")
                .contains(new GitHubReads.Repository(id, REPO));
        assertThat(reads.repository(RepoRef.parse("acme/nothing"))).isEmpty();
        fake.restFaults().plan(RestFault.Plan.status(301, "GET", "/repos/acme/shop"));
        assertThat(reads.repository(REPO)).as("it moved away").isEmpty();
    }

    @Test
    void openPullRequestsAreFoundByTheirHead() {
        var reads = app().reads;
        assertThat(reads.openPullRequestsWithHead(REPO, head))
                .extracting(GitHubReads.PullRequest::ref)
                .containsExactly(pull);
        assertThat(reads.openPullRequestsWithHead(REPO, "0".repeat(40))).isEmpty();
        fake.as("alice").close(REPO.fullName(), pull.number());
        assertThat(reads.openPullRequestsWithHead(REPO, head)).isEmpty();
    }

    @Test
    void theDiffIsGits() {
        assertThat(app().reads.diff(pull))
                .startsWith("diff --git a/README.md b/README.md")
                .contains("-two\n+zwei\n");
    }

    @Test
    void aDiffThatIsTooLargeIsSaidToBe() {
        push("change", "large.txt", "line\n".repeat(20_001));
        var reads = app().reads;
        assertThatThrownBy(() -> reads.diff(pull)).isInstanceOf(GitHubReads.DiffTooLarge.class);
    }

    @Test
    void commitsBearTheirAuthors() {
        assertThat(app().reads.commits(pull)).singleElement().satisfies(commit -> {
            assertThat(commit.sha()).isEqualTo(head);
            assertThat(commit.author().id()).isEqualTo(id("alice"));
            assertThat(commit.parents()).isEqualTo(1);
        });
    }

    @Test
    void moreCommentsThanAPageAreReadWhole() {
        for (var number = 0; number < 101; number++) {
            fake.as("carol").comment(REPO.fullName(), pull.number(), "comment " + number);
        }
        var comments = app().reads.comments(pull);
        assertThat(comments).hasSize(101);
        assertThat(comments.getLast().body()).isEqualTo("comment 100");
        assertThat(comments.getLast().author().login()).isEqualTo("carol");
    }

    @Test
    void reviewsBearStateAndCommit() {
        fake.as("bob").approve(REPO.fullName(), pull.number());
        assertThat(app().reads.reviews(pull)).singleElement().satisfies(review -> {
            assertThat(review.state()).isEqualToIgnoringCase("approved");
            assertThat(review.commitId()).isEqualTo(head);
            assertThat(review.author().login()).isEqualTo("bob");
        });
    }

    @Test
    void permissionsAreAskedOfGitHub() {
        fake.ground().grant(REPO.fullName(), "carol", Permission.TRIAGE);
        var reads = app().reads;
        assertThat(reads.permission(REPO, "bob")).isEqualTo("write");
        assertThat(reads.permission(REPO, "carol")).isEqualTo("triage");
    }

    @Test
    void aFileIsReadFromItsBranch() {
        push("main", "docs/größe & co.md", "größe\n");
        assertThat(app().reads.file(REPO, "docs/größe & co.md", "main")).contains("größe\n");
        assertThat(app().reads.file(REPO, "README.md", head)).contains("one\nzwei\nthree\n");
    }

    @Test
    void checksAndStatusesAreToldApartAndOursKnown() throws Exception {
        var seam = app();
        seam.writer.perform(new GitHubWrite.SetCheck(pull, head, "pipe/review", "run-1", "success", "Fine", ""), false);
        fake.as("bob")
                .call(
                        "POST",
                        "/repos/" + REPO + "/statuses/" + head,
                        JSON.readTree("{\"state\":\"pending\",\"context\":\"ci\"}"));
        fake.as("bob")
                .call(
                        "POST",
                        "/repos/" + REPO + "/statuses/" + head,
                        JSON.readTree("{\"state\":\"failure\",\"context\":\"ci\"}"));

        assertThat(seam.reads.checks(REPO, head))
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("id")
                .containsExactlyInAnyOrder(
                        new Check("pipe/review", "success", true, true, false, "run-1", 0, "pipe-bot"),
                        new Check("ci", "failure", true, false, true, null));
    }

    @Test
    void requiredChecksAreReadFromTheBranch() throws Exception {
        fake.ground().grant(REPO.fullName(), "bob", Permission.ADMIN);
        fake.as("bob")
                .call(
                        "PUT",
                        "/repos/" + REPO + "/branches/main/protection",
                        JSON.readTree(
                                "{\"required_status_checks\":{\"strict\":false,\"contexts\":[\"build\",\"pipe/main\"]},"
                                        + "\"enforce_admins\":false,\"required_pull_request_reviews\":null,\"restrictions\":null}"));
        assertThat(app().reads.requiredChecks(REPO, "main")).containsExactly("build", "pipe/main");
    }

    @Test
    void findingsThatGoUpComeBackAsAlertsOfTheirToolAndALaterUploadTakesTheirPlace() {
        var seam = app();
        assertThat(seam.reads.scanAlerts(pull, head)).isEmpty();
        assertThat(seam.writer.perform(new GitHubWrite.UploadScan(pull, head, sarif("Trivy", 2)), false))
                .isEmpty();
        assertThat(seam.writer.perform(new GitHubWrite.UploadScan(pull, head, sarif("Trivy", 2)), true))
                .isEmpty();
        assertThat(seam.reads.scanAlerts(pull, head))
                .containsExactly(new GitHubReads.ScanAlert(
                        "Trivy", "DS002", "error", "high", List.of("security"), "README.md", 2, 2, "root", "mend"));
        seam.writer.perform(new GitHubWrite.UploadScan(pull, head, sarif("Trivy", 0)), false);
        assertThat(seam.reads.scanAlerts(pull, head)).isEmpty();
    }

    @Test
    void whatWasFoundOnAnotherHeadIsNotFoundOnThisOne() {
        var seam = app();
        scanned("Trivy", mergeOf(head), "merge", 1);
        scanned("Semgrep", head, "head", 2);
        assertThat(seam.reads.scanAlerts(pull, head))
                .extracting(GitHubReads.ScanAlert::tool)
                .containsExactlyInAnyOrder("Trivy", "Semgrep");

        var pushed = push("change", "README.md", "one\nzwei\ndrei\n");
        assertThat(seam.reads.scanAlerts(pull, pushed))
                .as("the tools are not done with it")
                .isEmpty();
        scanned("Trivy", mergeOf(pushed), "merge", 3);
        scanned("CodeQL", mergeOf(head), "merge", 2); // late, and of the head before
        assertThat(seam.reads.scanAlerts(pull, pushed))
                .extracting(GitHubReads.ScanAlert::tool, GitHubReads.ScanAlert::firstLine)
                .containsExactly(tuple("Trivy", 3));
    }

    /** As GitHub tries it out: main is its first parent. */
    private String mergeOf(String sha) {
        var alice = fake.as("alice");
        var path = "/repos/" + REPO + "/git/commits";
        var tree = alice.get(path + "/" + sha).at("/tree/sha").asText();
        var base =
                alice.get("/repos/" + REPO + "/branches/main").at("/commit/sha").asText();
        var commit = Json.object("message", "Merge", "tree", tree, "parents", List.of(base, sha));
        return alice.call("POST", path, commit).get("sha").asText();
    }

    private void scanned(String tool, String sha, String end, int line) {
        var sarif = CodeScanning.packed(sarif(tool, line));
        var ref = "refs/pull/" + pull.number() + "/" + end;
        var upload = Json.object("commit_sha", sha, "ref", ref, "sarif", sarif);
        fake.as("alice").call("POST", "/repos/" + REPO + "/code-scanning/sarifs", upload);
    }

    @Test
    void whoMayNotSeeCodeScanningSeesNoneAndUploadsNothing() {
        fake.ground().grant(REPO.fullName(), "bob", Permission.READ);
        var seam = token();
        assertThat(seam.reads.scanAlerts(pull, head)).isEmpty();
        assertThat(seam.writer.perform(new GitHubWrite.UploadScan(pull, head, sarif("Trivy", 2)), false))
                .isEmpty();
        assertThat(app().reads.scanAlerts(pull, head)).isEmpty();
    }

    private static String sarif(String tool, int line) {
        var results = line == 0 ? "" : """
                {"ruleId": "DS002", "level": "error", "message": {"text": "root"}, "locations": [{"physicalLocation":
                {"artifactLocation": {"uri": "README.md"}, "region": {"startLine": %d}}}]}""".formatted(line);
        return """
                {"version": "2.1.0", "runs": [{"tool": {"driver": {"name": "%s", "rules": [{"id": "DS002",
                "help": {"text": "mend"}, "properties": {"security-severity": "8.0", "tags": ["security"]}}]}},
                "results": [%s]}]}""".formatted(tool, results);
    }

    @Test
    void weKnowWhoWeAre() {
        var app = app().reads;
        assertThat(app.self().login()).isEqualTo(fake.app().botLogin());
        assertThat(app.self().bot()).isTrue();
        assertThat(app.tokenMode()).isFalse();

        var token = token().reads;
        assertThat(token.self().login()).isEqualTo("bob");
        assertThat(token.self().bot()).isFalse();
        assertThat(token.tokenMode()).isTrue();
    }

    @Test
    void aRepositoryThatIsNotThereIsNoPullRequest() {
        assertThat(token().reads.pullRequest(new PullRequestRef(RepoRef.parse("acme/nothing"), 1)))
                .isEmpty();
    }
}
