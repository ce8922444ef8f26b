package dev.pipe.review.say;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipe.review.decide.Reading;
import dev.pipe.review.decide.ReviewPolicy;
import dev.pipe.review.diff.Change;
import dev.pipe.review.diff.ReadDiff;
import dev.pipe.review.plan.GroupIntoSteps;
import dev.pipe.review.read.Review;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChangeMapTest {

    private static final String MARK = "what they are called are a model's words";

    @Test
    void stepsThatAModelNamedAreMarkedAsItsWords() {
        assertThat(ChangeMap.of(grouped("llm"), List.of())).contains("mermaid", MARK);
    }

    @ParameterizedTest
    @ValueSource(strings = {"heuristic", "llm-fallback"})
    void thoseOfRulesAreNot(String grouping) {
        assertThat(ChangeMap.of(grouped(grouping), List.of()))
                .contains("mermaid")
                .doesNotContain(MARK);
    }

    private static Review grouped(String grouping) {
        Change change = ReadDiff.of(file("src/a.py") + file("README.md"));
        var reading = Reading.complete();
        return new Review(
                change,
                GroupIntoSteps.of(change, Optional.empty()),
                List.of(),
                ReviewPolicy.decide(List.of(), reading),
                "llm",
                "",
                reading,
                "",
                grouping);
    }

    private static String file(String path) {
        return "diff --git a/%1$s b/%1$s\n--- a/%1$s\n+++ b/%1$s\n@@ -1 +1,2 @@\n one\n+two\n".formatted(path);
    }
}
