package dev.pipe.review.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipe.common.event.ReviewEvent.RiskLevel;
import dev.pipe.review.diff.ReadDiff;
import dev.pipe.review.diff.Side;
import dev.pipe.review.risk.Finding;
import dev.pipe.review.risk.RiskType;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PackHunksTest {

    private static final int LINES = 30; // about 300 tokens

    @Test
    void theRiskiestHunksAreReadWhenNotAllFit() {
        var diff = file("docs/guide.md")
                + file("src/a.py")
                + file("src/found.py")
                + file("src/login.py", "password = ask()");
        var chunks = pack(700, 1).all(ReadDiff.of(diff), List.of(criticalIn("src/found.py")));

        assertThat(chunks).singleElement().satisfies(chunk -> assertThat(chunk.hunks())
                .extracting(ShownHunk::path)
                .containsExactly("src/found.py", "src/login.py"));
    }

    @Test
    void moreQuestionsReadMoreAndAHunkThatFitsInNoneIsLeftOut() {
        var diff = file("src/a.py")
                + file("src/b.py")
                + file("src/c.py")
                + file("src/huge.py", "x = '" + "y".repeat(3000) + "'");
        var change = ReadDiff.of(diff);

        assertThat(pack(400, 8).all(change, List.of()).stream()
                        .mapToInt(Chunk::size)
                        .sum())
                .isEqualTo(3);
        assertThat(pack(400, 2).all(change, List.of())).hasSize(2);
        assertThat(pack(100_000, 8).all(change, List.of())).hasSize(1);
    }

    @Test
    void noLineOfADiffPassesForAnotherHunksHead() {
        var shown = pack(1000, 1).first(ReadDiff.of(file("src/a.py", "fileId: src/b.py")), List.of());
        assertThat(shown.text().lines().filter(line -> line.startsWith("fileId:")))
                .containsExactly("fileId: src/a.py");
    }

    private static PackHunks pack(int chunkTokens, int chunks) {
        return new PackHunks(
                Configured.with(Map.of("pipe.llm.chunk-tokens", "" + chunkTokens, "pipe.llm.chunks", "" + chunks)));
    }

    private static Finding criticalIn(String path) {
        return new Finding(
                "rule", RiskType.SECURITY, RiskLevel.CRITICAL, path, 2, Side.RIGHT, path + "#h0", "", "why", "mend", 1);
    }

    private static String file(String path) {
        return file(path, "value = compute(1, 2)");
    }

    private static String file(String path, String first) {
        return "diff --git a/%1$s b/%1$s\n--- a/%1$s\n+++ b/%1$s\n@@ -1 +1,%3$d @@\n import os\n+%2$s\n%4$s"
                .formatted(path, first, LINES + 2, "+value = compute(1, 2)\n".repeat(LINES));
    }
}
