package dev.pipe.review.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pipe.review.diff.Change;
import dev.pipe.review.diff.ReadDiff;
import dev.pipe.review.plan.ReviewPlan.DiffRef;
import dev.pipe.review.plan.ReviewPlan.Step;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GroupIntoStepsTest {

    @ParameterizedTest
    @CsvSource({
        "README, DOCS",
        "docs/logo.svg, DOCS",
        "site/docs/index.html, DOCS",
        "CHANGELOG.json, DOCS",
        "guide.MDX, DOCS",
        "src/__tests__/a.ts, TESTS",
        "src/AppTest.java, TESTS",
        "spec/models.rb, TESTS",
        "latest.ts, TESTS",
        "fixtures/a.json, TESTS",
        "package.json, CONFIG",
        "web/.eslintrc, CONFIG",
        "vite.config.ts, CONFIG",
        ".github/CODEOWNERS, CONFIG",
        "app/config/routes.rb, CONFIG",
        "pom.xml, FEATURE",
        "src/main/App.java, FEATURE",
        "Makefile, FEATURE",
    })
    void theFirstRowThatFitsDecides(String path, Category category) {
        assertThat(Category.of(path)).isEqualTo(category);
    }

    @Test
    void stepsFollowTheContractsOrderAndNameEveryHunkOnce() {
        var plan = plan(
                "src/a.go:2",
                "README.md:1",
                "lib/b.go:1",
                "lib/c.go:1",
                "lib/d.go:1",
                "a_test.go:1",
                "x.yml:1",
                "main.go:1");

        assertThat(plan.steps())
                .extracting(Step::title)
                .containsExactly(
                        "Read the documentation",
                        "Read the tests",
                        "Check the configuration",
                        "Review Lib",
                        "Review root files",
                        "Review source code");
        assertThat(plan.steps())
                .extracting(Step::stepId)
                .containsExactly("step-1", "step-2", "step-3", "step-4", "step-5", "step-6");
        assertThat(plan.steps().get(3).description()).isEqualTo("Changes lib/b.go, lib/c.go +1 more.");
        assertThat(plan.steps().get(5).diffRefs())
                .containsExactly(new DiffRef("src/a.go", java.util.List.of("src/a.go#h0", "src/a.go#h1")));
        assertThat(plan.endState().acceptanceChecks())
                .containsExactly(
                        Category.TESTS.check, Category.DOCS.check, Category.CONFIG.check, Category.FEATURE.check);
        assertThat(plan.endState().riskCalls())
                .containsExactly(Category.FEATURE.risk, Category.CONFIG.risk, Category.TESTS.risk, Category.DOCS.risk);
    }

    @Test
    void ofMoreThanSixGroupsFiveStayAndTheRestIsMixed() {
        var plan = plan("a/x.go:9", "b/x.go:8", "c/x.go:7", "d/x.go:6", "e/x.go:5", "f/x.go:1", "README.md:1");

        assertThat(plan.steps()).hasSize(6);
        assertThat(plan.steps().getLast().badges()).containsExactly("Mixed");
        assertThat(plan.steps().getLast().diffRefs())
                .extracting(DiffRef::fileId)
                .containsExactly("f/x.go", "README.md");
        assertThat(plan.endState().riskCalls())
                .as("a category absorbed into the rest loses its voice")
                .containsExactly(Category.FEATURE.risk);
    }

    @Test
    void filesWithoutHunksAreNoSteps() {
        var change = ReadDiff.of("diff --git a/x b/x\nold mode 100644\nnew mode 100755\n");

        var plan = GroupIntoSteps.of(change, Optional.empty());

        assertThat(plan.steps()).isEmpty();
        assertThat(plan.overview().title()).isEqualTo("1 file changed");
        assertThat(plan.endState().acceptanceChecks()).hasSize(1);
        assertThat(plan.endState().riskCalls()).hasSize(1);
    }

    @Test
    void theJsonIsTheContracts() throws Exception {
        var json = new ObjectMapper()
                .readTree(new ObjectMapper()
                        .writeValueAsString(GroupIntoSteps.of(change("src/a.go:1"), Optional.of("  Add a  "))));

        assertThat(json.fieldNames()).toIterable().containsExactly("version", "pr_overview", "steps", "end_state");
        assertThat(json.at("/pr_overview/title").asText()).isEqualTo("Add a");
        assertThat(json.at("/steps/0").fieldNames())
                .toIterable()
                .containsExactly(
                        "step_id",
                        "title",
                        "description",
                        "objective",
                        "priority",
                        "diff_refs",
                        "notes_suggested",
                        "badges");
        assertThat(json.at("/steps/0/priority").asText()).isEqualTo("high");
        assertThat(json.at("/steps/0/diff_refs/0/hunk_ids/0").asText()).isEqualTo("src/a.go#h0");
    }

    private static ReviewPlan plan(String... files) {
        return GroupIntoSteps.of(change(files), Optional.empty());
    }

    /** Each {@code path:hunks}. */
    private static Change change(String... files) {
        return ReadDiff.of(Stream.of(files)
                .map(it -> it.split(":"))
                .map(it -> "diff --git a/" + it[0] + " b/" + it[0] + "\n--- a/" + it[0] + "\n+++ b/" + it[0] + "\n"
                        + hunks(Integer.parseInt(it[1])))
                .collect(Collectors.joining()));
    }

    private static String hunks(int count) {
        return IntStream.range(0, count)
                .mapToObj(n -> "@@ -" + (n * 10 + 1) + " +" + (n * 10 + 1) + " @@\n-a\n+b\n")
                .collect(Collectors.joining());
    }
}
