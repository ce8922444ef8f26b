package dev.pipe.review.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipe.review.diff.ReadDiff;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShownHunkTest {

    private static final String BODY = "MIIEowIBAAKCAQEAx1y2z3" + "aBcDeFgHiJkLmNoPqRsTuVwXyZ0123456789";

    @Test
    void thePartOfAHunkThatLiesInAPrivateKeyShowsNothingOfIt() {
        var key = "+-----BEGIN RSA " + "PRIVATE KEY-----\n" + ("+" + BODY + "\n").repeat(40) + "+-----END RSA "
                + "PRIVATE KEY-----\n";
        var after = IntStream.range(0, 20).mapToObj(i -> "+line " + i + "\n").collect(Collectors.joining());
        var change = ReadDiff.of(
                "diff --git a/k b/k\nnew file mode 100644\n--- /dev/null\n+++ b/k\n@@ -0,0 +1,62 @@\n" + key + after);
        var hunk = change.files().getFirst().hunks().getFirst();

        assertThat(ShownHunk.near("k", hunk, 45).text())
                .contains("line 2")
                .doesNotContain(BODY)
                .doesNotContain(BODY.substring(10, 40));
    }
}
