package dev.pipe.review;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import dev.pipe.common.event.Actor;
import dev.pipe.common.event.PullRequestRef;
import dev.pipe.common.event.RepoRef;
import dev.pipe.common.event.ReviewEvent.ReviewCompleted;
import dev.pipe.common.event.ReviewEvent.XpAwarded;
import dev.pipe.common.event.Topic;
import dev.pipe.review.xp.XpTable;
import dev.pipe.sandbox.tests.SandboxResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.quarkus.test.oidc.server.OidcWiremockTestResource;
import io.restassured.filter.cookie.CookieFilter;
import io.restassured.response.Response;
import io.smallrye.jwt.build.Jwt;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In production: an OIDC provider says who somebody is, GitHub what they may read. */
@QuarkusTest
@QuarkusTestResource(value = SandboxResource.class, restrictToAnnotatedClass = true)
@QuarkusTestResource(value = OidcWiremockTestResource.class, restrictToAnnotatedClass = true)
@TestProfile(PeopleOfAProviderTest.WithProvider.class)
class PeopleOfAProviderTest {

    public static class WithProvider implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "pipe.xp.enabled", "false",
                    "pipe.quest.rights-hold", "0s", // names change hands while this test looks
                    "pipe.oidc.issuer", "${keycloak.url}/realms/quarkus",
                    "quarkus.oidc.token.issuer", "https://server.example.com", // that server says so of itself
                    "pipe.oidc.audience", "https://server.example.com,https://id.server.example.com",
                    "pipe.oidc.client-id", "pipe",
                    "pipe.github.endpoint", "https://api.github.com",
                    "pipe.oidc.client-secret", "a-secret-that-is-long-enough-for-a-key",
                    "pipe.oidc.github-id-claim", "sub");
        }

        @Override
        public Set<Class<?>> getEnabledAlternatives() {
            return Set.of(ScriptedReads.class, NotingWriter.class);
        }
    }

    private static final String SPELLS_A_NUL = SampleDiffs.HARMLESS.replace("names.", "names, never '\\u0000'.");
    private static final String HEAD = "c".repeat(40);
    private static final PullRequestRef OPEN = PullRequestRef.parse("acme/open#21");
    private static final PullRequestRef SECRET = PullRequestRef.parse("acme/secret#22");

    /** The test server's subject. */
    private static final Actor ALICE = new Actor("alice-on-github", 123456, false);

    @Inject
    BusProbe bus;

    @Inject
    ScriptedReads github;

    @Inject
    XpTable awards;

    @ConfigProperty(name = "keycloak.url")
    String provider;

    @BeforeEach
    void aliceMayReadOneOfTwoRepositories() {
        github.person(ALICE, OPEN.repo(), "read");
        for (var pullRequest : new PullRequestRef[] {OPEN, SECRET}) {
            review(pullRequest);
        }
    }

    @Test
    void aReaderIsSentToTheProviderAndComesBackToThePage() {
        var cookies = new CookieFilter();
        var sent = given().filter(cookies).redirects().follow(false).get("/quest/acme/open/21");
        assertThat(sent.statusCode()).isEqualTo(302);
        assertThat(sent.header("Location")).startsWith(provider).contains("code_challenge=", "signed-in");
        var state = sent.header("Location").replaceAll(".*[?&]state=([^&]*).*", "$1");

        var back = given().filter(cookies)
                .redirects()
                .follow(false)
                .queryParam("code", "a-code")
                .queryParam("state", state)
                .get("/quest/signed-in");
        assertThat(back.statusCode()).isEqualTo(302);
        assertThat(back.header("Location")).contains("/quest/acme/open/21");
        assertThat(back.headers().getValues("Set-Cookie").toString()).contains("q_session", "HTTPOnly");

        given().filter(cookies)
                .get("/quest/acme/open/21/1")
                .then()
                .statusCode(200)
                .body(containsString("alice-on-github"), containsString("Step 1 of"), containsString("\\u0000"));
        given().filter(cookies).get("/quest/acme/secret/22").then().statusCode(404);

        given().filter(cookies)
                .queryParam("prUrl", "https://github.com/acme/open/pull/21")
                .get("/api/diff")
                .then()
                .statusCode(401); // a session is for pages alone
        var gone = PullRequestRef.parse("acme/moved#23");
        github.away(gone.repo());
        review(gone);
        given().filter(cookies)
                .get("/quest")
                .then()
                .statusCode(200)
                .body(containsString("acme/open"), not(containsString("acme/moved")));
    }

    /** A script cannot be sent to the provider's page; it is told, and keeps what was typed. */
    @Test
    void aScriptWhoseReaderIsNotSignedInAnyMoreIsTold() {
        var page = "/quest/acme/open/21/1";
        for (var session : new String[] {"", "over.and.done"}) {
            given().cookie("q_session", session)
                    .header("HX-Request", "true")
                    .redirects()
                    .follow(false)
                    .get(page)
                    .then()
                    .statusCode(401)
                    .body(containsString("not signed in any more"));
            given().cookie("q_session", session)
                    .header("HX-Request", "true")
                    .redirects()
                    .follow(false)
                    .formParam("note", "Typed.")
                    .post(page + "/note")
                    .then()
                    .statusCode(401);
            given().cookie("q_session", session)
                    .redirects()
                    .follow(false)
                    .get(page)
                    .then()
                    .statusCode(302);
        }
    }

    @Test
    void aQuestStaysWithItsRepositoryAndNotWithItsName() {
        var named = PullRequestRef.parse("acme/paper#31");
        github.person(ALICE, named.repo(), "read");
        review(named);
        var alice = signedIn("/quest/acme/paper/31");
        alice.get("/quest/acme/paper/31/1").then().statusCode(200);
        alice.post("/quest/acme/paper/31/1", Map.of("what", "done", "note", "Mine."));

        var renamed = RepoRef.parse("acme/parchment");
        github.rename(named.repo(), renamed);
        alice.get("/quest/acme/paper/31").then().statusCode(404);
        alice.get("/quest/acme/parchment/31/1")
                .then()
                .statusCode(200)
                .body(
                        containsString("acme/parchment#31"),
                        containsString("1 of 1 steps read"),
                        containsString("Mine."));
        alice.get("/quest").then().body(containsString("acme/parchment#31"), not(containsString("acme/paper")));

        github.found(named.repo(), 4711); // somebody else's, and alice may read it
        github.person(ALICE, named.repo(), "read");
        alice.get("/quest/acme/paper/31").then().statusCode(404);
        review(named, "d".repeat(40), 2);
        alice.get("/quest/acme/paper/31")
                .then()
                .statusCode(200)
                .body(containsString("0 of 1 steps read"), containsString("acme/paper#31"));
        alice.get("/quest/acme/parchment/31").then().body(containsString("1 of 1 steps read"));
        github.revoke(ALICE, renamed);
        alice.get("/quest/acme/parchment/31").then().statusCode(404);
        alice.get("/quest").then().body(not(containsString("parchment")), containsString("acme/paper#31"));
    }

    @Test
    void wherePointsAreSwitchedOffNothingSpeaksOfThem() {
        var pullRequest = PullRequestRef.parse("acme/pointless#41");
        github.person(ALICE, pullRequest.repo(), "read");
        review(pullRequest);
        var quest = "/quest/acme/pointless/41";
        var alice = signedIn(quest);
        for (var page : new String[] {"", "/1", "/done"}) {
            alice.get(quest + page).then().statusCode(200).body(not(containsString("XP")));
        }
        alice.get(quest + "/1").then().body(containsString(">Read</button>"));
        assertThat(alice.post(quest + "/1", Map.of("what", "done", "note", "")).header("Location"))
                .endsWith("/done");
        alice.get(quest + "/done")
                .then()
                .body(containsString("You read all of it"), not(containsString("XP")), not(containsString("medal")));
        alice.get("/quest/leaderboard").then().statusCode(404).body(containsString("switched them off"));

        assertThat(awards.leaders(10)).isEmpty();
        review(pullRequest, "d".repeat(40), 2); // what was said before has come by then
        assertThat(bus.said(Topic.REVIEWS)).noneMatch(XpAwarded.class::isInstance);
    }

    private Visitor signedIn(String page) {
        var visitor = new Visitor();
        var state = visitor.get(page).header("Location").replaceAll(".*[?&]state=([^&]*).*", "$1");
        visitor.get("/quest/signed-in?code=a-code&state=" + state);
        visitor.get(page).then().statusCode(200);
        return visitor;
    }

    private void review(PullRequestRef pullRequest) {
        review(pullRequest, HEAD, 1);
    }

    private void review(PullRequestRef pullRequest, String head, int attempt) {
        github.open(pullRequest, head, SPELLS_A_NUL);
        bus.say("reviewed-" + pullRequest + attempt, Asked.review(pullRequest, head, attempt));
        await().atMost(Duration.ofSeconds(30)).until(() -> bus.said(Topic.REVIEWS).stream()
                .filter(ReviewCompleted.class::isInstance)
                .map(event -> ((ReviewCompleted) event).run())
                .anyMatch(run -> run.pullRequest().equals(pullRequest) && run.attempt() == attempt));
    }

    @Test
    void aProgramBringsATokenAndReadsWhatItsPersonMayRead() {
        var alice = OidcWiremockTestResource.getAccessToken("alice", Set.of("user"));
        diff(alice, OPEN)
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body(containsString("diff --git"));
        diff(alice, SECRET).then().statusCode(404).body("error", containsString("may not read"));
        given().auth()
                .oauth2(alice)
                .queryParam("prUrl", "https://evil.example/acme/open/pull/21")
                .get("/api/diff")
                .then()
                .statusCode(400)
                .body("error", containsString("github.com"));
    }

    @Test
    void groupingAnswersAsTheContractHasIt() {
        var alice = OidcWiremockTestResource.getAccessToken("alice", Set.of("user"));
        group(alice, """
                {"diffIndex": {"diff_index_version": 1, "files": [{"file_id": "README.md", "status": "modified",
                  "language": "md", "hunks": [{"hunk_id": "README.md#h0", "old_start": 1, "new_start": 1, "header": "@@"}]}]}}
                """)
                .then()
                .statusCode(200)
                .header("x-pr-quest-grouping-mode", "heuristic")
                .body("steps[0].step_id", equalTo("step-1"))
                .body("steps[0].diff_refs[0].hunk_ids[0]", equalTo("README.md#h0"));
        group(alice, "{").then().statusCode(400).body("error", equalTo("Invalid JSON"));
        group(alice, "{}").then().statusCode(400).body("error", containsString("diffIndex: "));
        group(alice, "{\"diffIndex\": {\"diff_index_version\": 1, \"files\": []}}")
                .then()
                .statusCode(400)
                .header("x-pr-quest-grouping-mode", "llm-error");
        group(alice, " ".repeat(1_100_000)).then().statusCode(413);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "alice", "-5", "0", "12 3", "1e3", "99999999999999999999"})
    void whoseSignInNamesNoGitHubAccountSeesNothingAndIsToldWhoMendsIt(String claim) {
        page(token(claim, Duration.ofMinutes(5)))
                .then()
                .statusCode(403)
                .body(containsString("Nobody vouches"), containsString("pipe.oidc.github-id-claim"));
        diff(token(claim, Duration.ofMinutes(5)), OPEN).then().statusCode(404);
    }

    @Test
    void anAccountThatGitHubDoesNotKnowSeesNothing() {
        page(token("777", Duration.ofMinutes(5)))
                .then()
                .statusCode(403)
                .body(containsString("GitHub knows no account 777"));
    }

    @Test
    void aTokenThatRanOutOpensNothing() {
        page(token("123456", Duration.ofMinutes(5))).then().statusCode(200);
        page(token("123456", Duration.ofMinutes(-5))).then().statusCode(401);
        diff(token("123456", Duration.ofMinutes(-5)), OPEN).then().statusCode(401);
    }

    @Test
    void whoSignsOutIsSentToTheProviderAgain() {
        var alice = signedIn("/quest/acme/open/21");
        assertThat(alice.postWithoutToken("/quest/sign-out").statusCode()).isEqualTo(403);
        alice.get("/quest/acme/open/21").then().statusCode(200);
        alice.post("/quest/sign-out", Map.of()).then().statusCode(200).body(containsString("You are signed out"));
        assertThat(alice.get("/quest/acme/open/21").header("Location")).startsWith(provider);
    }

    private static Response page(String token) {
        return given().auth().oauth2(token).redirects().follow(false).get("/quest/acme/open/21");
    }

    /** Signed as the test server signs. */
    private static String token(String gitHubId, Duration from) {
        return Jwt.preferredUserName("alice")
                .subject(gitHubId)
                .issuer("https://server.example.com")
                .audience("https://server.example.com")
                .issuedAt(Instant.now().minus(Duration.ofHours(1)))
                .expiresAt(Instant.now().plus(from))
                .jws()
                .keyId("1")
                .sign("privateKey.jwk");
    }

    @Test
    void theApisOfTheBotAreForOperatorsAndRefusalsSayWhy() {
        given().get("/api/inbox/dead")
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .body("detail", containsString("Authorization: Bearer"));
        given().auth()
                .oauth2("no.such.token")
                .get("/api/inbox/dead")
                .then()
                .statusCode(401)
                .contentType("application/problem+json");
        given().auth()
                .oauth2(OidcWiremockTestResource.generateJwtToken(
                        "alice", Set.of("pipe-operator"), "123456", "Bearer", Set.of("https://others.example")))
                .get("/api/inbox/dead")
                .then()
                .statusCode(401);
        given().auth()
                .oauth2(OidcWiremockTestResource.getAccessToken("alice", Set.of("user")))
                .get("/api/inbox/dead")
                .then()
                .statusCode(403)
                .body("detail", containsString("pipe-operator"));
        given().auth()
                .oauth2(OidcWiremockTestResource.getAccessToken("olga", Set.of("pipe-operator")))
                .get("/api/inbox/dead")
                .then()
                .statusCode(200);
    }

    private static Response diff(String token, PullRequestRef pullRequest) {
        return given().auth()
                .oauth2(token)
                .queryParam("prUrl", "https://github.com/" + pullRequest.repo() + "/pull/" + pullRequest.number())
                .get("/api/diff");
    }

    private static Response group(String token, String body) {
        return given().auth()
                .oauth2(token)
                .contentType("application/json")
                .body(body)
                .post("/api/group");
    }
}
