package dev.pipe.review.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipe.review.diff.Change;
import dev.pipe.review.diff.ReadDiff;
import dev.pipe.review.model.ModelPlan.ModelStep;
import dev.pipe.review.plan.GroupIntoSteps;
import dev.pipe.review.plan.PlanReading;
import dev.pipe.review.plan.ReviewPlan;
import dev.pipe.review.plan.ReviewPlan.Priority;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CheckPlanTest {

    private static final Change CHANGE = ReadDiff.of(file("a.py") + file("b.py") + file("c.py"));
    private static final Set<String> ALL = Set.of("a.py#h0", "b.py#h0", "c.py#h0");

    static Stream<ModelPlan> wrongPlans() {
        return Stream.of(
                plan(),
                plan(step("a.py#h0", "b.py#h0", "c.py#h0")),
                new ModelPlan("x", null, null, null),
                plan(step("a.py#h0"), step("b.py#h0")),
                plan(step("a.py#h0", "b.py#h0"), step("b.py#h0", "c.py#h0")),
                plan(step("a.py#h0", "b.py#h0"), step("c.py#h0", "c.py#h1")),
                plan(step("a.py#h0", "b.py#h0", "c.py#h0"), step()),
                plan(step("a.py#h0", "b.py#h0", "c.py#h0"), null),
                plan(
                        step("a.py#h0", "b.py#h0", "c.py#h0"),
                        new ModelStep("t", "d", "o", null, java.util.Collections.singletonList(null), null)),
                plan(step("a.py#h0", "b.py#h0"), new ModelStep(" ", "d", "o", "high", List.of("c.py#h0"), null)),
                new ModelPlan(
                        "x",
                        IntStream.range(0, 7).mapToObj(i -> step("a.py#h0")).toList(),
                        null,
                        null));
    }

    @ParameterizedTest
    @MethodSource("wrongPlans")
    void aPlanThatIsNotOneIsRefusedWithAReason(ModelPlan plan) {
        var checked = check(ALL, plan);
        assertThat(checked.isGood()).isFalse();
        assertThat(checked.complaints()).isNotEmpty();
    }

    @Test
    void aGoodPlanIsTakenInItsOrder() {
        var plan = check(ALL, plan(step("c.py#h0"), step("a.py#h0", "b.py#h0")));
        assertThat(plan.isGood()).isTrue();
        var taken = plan.usable().orElseThrow();
        assertThat(taken.steps()).extracting(ReviewPlan.Step::stepId).containsExactly("step-1", "step-2");
        assertThat(taken.steps().getFirst().diffRefs().getFirst().fileId()).isEqualTo("c.py");
        assertThat(taken.steps().getFirst().priority()).isEqualTo(Priority.HIGH);
        assertThat(taken.overview().title()).isEqualTo("A title");
        assertThat(taken.endState().acceptanceChecks()).isNotEmpty();
    }

    @Test
    void whatWasTooMuchToBeShownIsInThePlanAllTheSame() {
        var plan = check(Set.of("a.py#h0", "b.py#h0"), plan(step("a.py#h0"), step("b.py#h0")));
        assertThat(plan.usable().orElseThrow().steps().getLast().diffRefs())
                .extracting(ReviewPlan.DiffRef::fileId)
                .containsExactly("b.py", "c.py");
    }

    @Test
    void aFileWithoutALineOfTextStaysInThePlanForPeople() {
        var moved = ReadDiff.of(file("a.py") + file("b.py") + "diff --git a/c.py b/d.py\nsimilarity index 100%\n"
                + "rename from c.py\nrename to d.py\n");
        var plan = CheckPlan.check(
                moved,
                Set.of("a.py#h0", "b.py#h0"),
                PlanReading.of(moved, Optional.empty()),
                plan(step("a.py#h0"), step("b.py#h0")));
        assertThat(plan.usable().orElseThrow().steps().getLast().diffRefs())
                .containsExactly(
                        new ReviewPlan.DiffRef("b.py", List.of("b.py#h0")), new ReviewPlan.DiffRef("d.py", List.of()));
    }

    private static Checked<ReviewPlan> check(Set<String> shown, ModelPlan proposed) {
        return CheckPlan.check(CHANGE, shown, GroupIntoSteps.of(CHANGE, Optional.of("A title")), proposed);
    }

    private static ModelPlan plan(ModelStep... steps) {
        return new ModelPlan("It does.", java.util.Arrays.asList(steps), null, List.of(" "));
    }

    private static ModelStep step(String... hunks) {
        return new ModelStep("Title", "Description", "Objective", "high", List.of(hunks), null);
    }

    private static String file(String path) {
        return "diff --git a/%1$s b/%1$s\n--- a/%1$s\n+++ b/%1$s\n@@ -1 +1,2 @@\n import os\n+x = 1\n".formatted(path);
    }
}
