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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
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

    /** What the model finds as long as nobody talks it out of it. */
    private static final String FOUND = """
            {"findings":[{"type":"SECURITY","level":"LOW","fileId":"src/second.py","hunkId":"src/second.py#h0","line":2,
             "why":"It is the second","mend":"Take the first"}]}""";

    @BeforeEach
    void theModelFindsSomething() {
        admin("script", Map.of("inQuestion", "You review a change to source code", "answer", FOUND));
    }

    @Test
    void whatTheModelsAreTalkedOutOfIsThereOtherwise() {
        admin("behaviour", Map.of("behaviour", Behaviour.SCRIPTED.name()));
        var attempt = InjectionAttempts.all().findFirst().orElseThrow();

        assertThat(isFound(read.read(attempt.diff(), attempt.title(), Subject.local(""))))
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("dev.pipe.review.model.InjectionAttempts#all")
    void anObedientModelMakesNothingBetter(InjectionAttempts.Attempt attempt) {
        assertThat(isFound(judge(attempt, Behaviour.OBEDIENT)))
                .as("it was talked out of what it found, or the attempt shows nothing")
                .isEqualTo(!attempt.isShownBesideTheRisks());
    }

    @ParameterizedTest
    @MethodSource("dev.pipe.review.model.InjectionAttempts#all")
    void aMaliciousModelMakesNothingBetter(InjectionAttempts.Attempt attempt) {
        assertThat(isFound(judge(attempt, Behaviour.MALICIOUS))).isFalse();
    }

    private Review judge(InjectionAttempts.Attempt attempt, Behaviour behaviour) {
        admin("behaviour", Map.of("behaviour", behaviour.name()));
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
        return together;
    }

    private static boolean isFound(Review review) {
        return review.findings().stream()
                .anyMatch(it -> it.ruleId().startsWith("model/") && it.file().equals("src/second.py"));
    }

    private void admin(String what, Map<String, String> body) {
        given().contentType(ContentType.JSON)
                .body(body)
                .post(model.resolve("/admin/" + what))
                .then()
                .statusCode(200);
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
