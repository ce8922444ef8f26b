package dev.pipe.review.quest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipe.review.diff.ReadDiff;
import dev.pipe.review.plan.GroupIntoSteps;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StepKeysTest {

    @Test
    void aStepThatMovedIsTheSameStep() {
        assertThat(keys("@@ -1,2 +1,2 @@\n a\n-b\n+c\n")).isEqualTo(keys("@@ -41,2 +51,2 @@\n other\n-b\n+c\n"));
    }

    @Test
    void aStepWhoseLinesChangedIsANewOne() {
        assertThat(keys("@@ -1,2 +1,2 @@\n a\n-b\n+c\n")).isNotEqualTo(keys("@@ -1,2 +1,2 @@\n a\n-b\n+d\n"));
    }

    private static Map<String, String> keys(String hunk) {
        var change = ReadDiff.of("diff --git a/src/A.java b/src/A.java\n--- a/src/A.java\n+++ b/src/A.java\n" + hunk);
        var files = change.files().stream().map(KeptFile::of).toList();
        return StepKeys.of(GroupIntoSteps.of(change, Optional.empty()), files);
    }
}
