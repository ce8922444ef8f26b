package dev.pipe.pipeline.conductor;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.oneOf;

import dev.pipe.common.event.PipelineEvent.RunStarted;
import dev.pipe.sandbox.tests.SandboxResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What scripts read: runs with their history and the reasons, what would happen under a file, errors as problem+json. */
@QuarkusTest
@WithTestResource(value = SandboxResource.class, scope = TestResourceScope.MATCHING_RESOURCES)
@WithTestResource(value = FakeGitHubResource.class, scope = TestResourceScope.MATCHING_RESOURCES)
@TestProfile(ConductorTest.Hurried.class)
class ApiTest extends OnStage {

    private static final String PROBLEM = "application/problem+json";

    @Test
    void aPullRequestsHistoryTellsEveryTransitionAndWhyItIsNotMerged() {
        var scene = Scene.open(github, "api/history", "pipeline: {mode: enforce}\nreview: {timeout: 3s}\n");
        var first = begun(scene, 1);
        within().until(() -> scene.living().toString().contains("The stage review took too long"));
        reviewAndApprove(first); // late, and it counts
        var path = "/api/runs/api/history/" + scene.ref.number();
        within().until(() -> api().get(path).asString().contains("passed: "));
        scene.says("ben", "/retest");
        begun(scene, 2);

        var history = api().get(path).then();
        history.statusCode(200)
                .body("pullRequest", equalTo(scene.ref.toString()))
                .body("runs.run.attempt", equalTo(List.of(2, 1)))
                .body("reasons.kind", hasItem(oneOf("review-pending", "overdue")))
                .body("runs[1].history[0].kind", equalTo("began"))
                .body("runs[1].history[0].said", containsString("opened; mode enforce, api/history@main "))
                .body("runs[1].history.kind", hasItems("timed-out", "stage", "ended"))
                .body(
                        "runs[1].history.findAll { it.kind == 'timed-out' }.said[0]",
                        containsString("Took longer than 3 s"))
                .body("runs[1].history.findAll { it.stage == 'review' }.said", hasItem(containsString("passed: ")));
        api().get("/api/runs").then().statusCode(200).body("pullRequest", hasItem(scene.ref.toString()));
        api().queryParam("pullRequest", scene.ref.toString())
                .get("/api/runs")
                .then()
                .body("size()", equalTo(2));
    }

    @Test
    void whatWouldHappenIsExplainedAndNothingIsWritten() {
        var scene = Scene.open(github, "api/explained", "pipeline: {mode: enforce}\nmerge: {method: squash}\n");
        begun(scene, 1);
        var path = "/api/config/explain";

        api().queryParam("pullRequest", scene.ref.toString())
                .get(path)
                .then()
                .statusCode(200)
                .body("mode", equalTo("enforce"))
                .body("source", equalTo("api/explained@main"))
                .body("says", hasItem(containsString("by the method squash, one at a time per base branch")));
        api().contentType("text/plain")
                .queryParam("pullRequest", scene.ref.toString())
                .body("pipeline: {routes: [{name: text, when: {only-paths: '*.txt'}, stages: [checks]}]}")
                .post(path)
                .then()
                .statusCode(200)
                .body("route", equalTo("text"))
                .body("stages", equalTo(List.of("governance", "checks")))
                .body("notes", hasItem(containsString("The stage governance is left out of the file")));
        api().contentType("text/plain")
                .queryParam("pullRequest", scene.ref.toString())
                .body("pipeline: {mode: lax}")
                .post(path)
                .then()
                .statusCode(200)
                .body("problems[0].line", equalTo(1))
                .body("mode", equalTo("enforce")); // the last good one holds
        assertThat(bots.heard(RunStarted.class, scene.ref)).hasSize(1);
    }

    @Test
    void whatGoesWrongIsAProblem() {
        api().get("/api/runs/no/such/1")
                .then()
                .statusCode(404)
                .contentType(PROBLEM)
                .body("detail", containsString("No run of no/such#1"));
        api().get("/api/runs?pullRequest=nonsense")
                .then()
                .statusCode(400)
                .contentType(PROBLEM)
                .body("title", equalTo("Bad Request"))
                .body("detail", containsString("'nonsense' is not owner/name#number"));
        api().get("/api/deliveries/none").then().statusCode(404).contentType(PROBLEM);
        api().get("/api/nothing/here").then().statusCode(404).contentType(PROBLEM);
        given().get("/api/runs").then().statusCode(401).contentType(PROBLEM);
    }

    @Test
    void theApiDescribesItself() {
        given().get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .body(
                        "paths.keySet()",
                        hasItems(
                                "/api/runs",
                                "/api/runs/{owner}/{repo}/{number}",
                                "/api/deliveries/{guid}",
                                "/api/config/explain"))
                .body("info.title", containsString("pipeline-bot"));
    }

    private static RequestSpecification api() {
        return given().header("Authorization", "Bearer token");
    }
}
