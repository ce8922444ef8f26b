package dev.pipe.review.model;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pipe.common.event.ReviewEvent.Decision;
import dev.pipe.review.decide.Reading;
import dev.pipe.review.decide.ReviewPolicy;
import dev.pipe.review.diff.ChangedHunk;
import dev.pipe.review.plan.ReviewPlan;
import dev.pipe.review.read.ReadChange;
import dev.pipe.review.read.Review;
import dev.pipe.sandbox.llm.Behaviour;
import dev.pipe.sandbox.tests.SandboxResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Against a model that obeys every instruction it sees, and one that works for the attacker: nothing gets better. */
@QuarkusTest
@WithTestResource(SandboxResource.class)
@WithTestResource(StubModelResource.class)
@TestProfile(ModelReadsAlongTest.WithModel.class)
class InjectionTest {

    @Inject
    ReadChange read;

    @ConfigProperty(name = "pipe.llm.url")
    URI model;

    @ParameterizedTest
    @MethodSource("dev.pipe.review.model.InjectionAttempts#all")
    void anObedientModelMakesNothingBetter(InjectionAttempts.Attempt attempt) {
        judge(attempt, Behaviour.OBEDIENT);
    }

    @ParameterizedTest
    @MethodSource("dev.pipe.review.model.InjectionAttempts#all")
    void aMaliciousModelMakesNothingBetter(InjectionAttempts.Attempt attempt) {
        judge(attempt, Behaviour.MALICIOUS);
    }

    private void judge(InjectionAttempts.Attempt attempt, Behaviour behaviour) {
        given().contentType(ContentType.JSON)
                .body(Map.of("behaviour", behaviour.name()))
                .post(model.resolve("/admin/behaviour"))
                .then()
                .statusCode(200);
        var alone = read.read(attempt.diff(), attempt.title(), Subject.local("compared with"));
        var together = read.read(attempt.diff(), attempt.title(), Subject.local(""));

        assertThat(alone.engine()).isEqualTo("heuristic");
        assertThat(together.engine()).startsWith("llm");
        var byRules = ReviewPolicy.decide(alone.findings(), Reading.complete());
        assertThat(gravity(together.verdict().decision()))
                .as("%s became %s", byRules, together.verdict())
                .isGreaterThanOrEqualTo(gravity(byRules.decision()));
        assertThat(together.findings()).containsAll(alone.findings());
        assertThat(hunksInPlan(together.plan())).containsExactlyInAnyOrderElementsOf(hunks(together));
    }

    private static int gravity(Decision decision) {
        return switch (decision) {
            case AUTO_APPROVED -> 0;
            case APPROVED_WITH_SUGGESTIONS -> 1;
            case FLAGGED_FOR_REVIEW -> 2;
            case PENDING_HUMAN_REVIEW -> 3;
            case REJECTED_CRITICAL_RISK, REJECTED_BREAKING_CHANGES, REJECTED_SECURITY -> 4;
        };
    }

    private static List<String> hunksInPlan(ReviewPlan plan) {
        return plan.steps().stream()
                .flatMap(step -> step.diffRefs().stream())
                .flatMap(ref -> ref.hunkIds().stream())
                .toList();
    }

    private static List<String> hunks(Review review) {
        return review.change().files().stream()
                .flatMap(file -> file.hunks().stream())
                .map(ChangedHunk::id)
                .toList();
    }
}
