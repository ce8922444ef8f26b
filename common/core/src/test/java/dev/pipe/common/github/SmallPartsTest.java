package dev.pipe.common.github;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipe.common.event.RepoRef;
import dev.pipe.common.github.GitHubWrite.InlineComment;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmallPartsTest {

    @ParameterizedTest
    @CsvSource({
        "/repos/acme/shop/pulls/7, repos/pulls",
        "/repos/pulls/merge/pulls/7/reviews/9/comments, repos/pulls/reviews/comments",
        "/repos/acme/shop/contents/pulls/labels/x.java, repos/contents",
        "/repos/acme/shop/branches/users/merge, repos/branches",
        "/api/v3/repos/acme/shop/issues/comments/5/reactions, repos/issues/comments/reactions",
        "/app/installations/3/access_tokens, app/installations/access_tokens",
        "/something/else, other"
    })
    void requestsAreGroupedByTheFixedWordsOfTheirPath(String path, String group) {
        assertThat(EndpointGroup.of(path)).isEqualTo(group);
    }

    @ParameterizedTest
    @CsvSource({
        ", PENDING",
        "success, SUCCESS",
        "neutral, SUCCESS",
        "skipped, SUCCESS",
        "failure, FAILURE",
        "action_required, FAILURE",
        "timed_out, FAILURE",
        "cancelled, ERROR"
    })
    void aConclusionBecomesAStatus(String conclusion, String state) {
        assertThat(WriteStatuses.state(conclusion)).hasToString(state);
    }

    @ParameterizedTest
    @CsvSource({
        "pipe/approved, 2da44e",
        "risk/low, 2da44e",
        "pipe/rejected, cf222e",
        "risk/critical, cf222e",
        "risk/medium, d4a72c",
        "needs-approval, d4a72c",
        "risk/high, e16f24"
    })
    void aLabelHasTheColourOfWhatItSays(String label, String colour) {
        assertThat(LabelColour.of(label)).isEqualTo(colour);
    }

    @Test
    void onlyWhatStandsAtTheStartIsAMarker() {
        var marker = new Marker("living");
        assertThat(marker.marks(marker.on("text"))).isTrue();
        assertThat(marker.marks("text <!-- pipe:living -->")).isFalse();
        assertThat(marker.marks(new Marker("reply:1").on("<!-- pipe:living -->")))
                .isFalse();
    }

    @Test
    void aMarkerCannotEndItsComment() {
        var marker = new Marker("a--> b---c");
        assertThat(marker.on("")).isEqualTo("<!-- pipe:" + marker.name() + " -->\n");
        assertThat(marker.name()).doesNotContain("--", ">", " ");
        assertThat(marker.marks(marker.on("x"))).isTrue();
    }

    @Test
    void aTextTooLongForGitHubIsCutAndSaysSo() {
        var marker = new Marker("living");
        var cut = marker.on("\uD83D\uDE00".repeat(40_000));
        assertThat(cut).hasSizeLessThanOrEqualTo(Marker.MOST).endsWith("65,536 characters.*");
        assertThat(marker.marks(cut)).isTrue();
        assertThat(cut.codePoints().filter(sign -> sign < 0x10000 && Character.isSurrogate((char) sign)))
                .isEmpty();
    }

    @Test
    void aCutInsideCodeClosesIt() {
        assertThat(Marker.fitted("```java\n" + "x\n".repeat(40_000))).contains("\n```\n\n*Cut here");
    }

    @Test
    void aDiffBearsCommentsOnTheLinesItShows() {
        var patch =
                "@@ -1,3 +1,3 @@\n one\n-two\n+zwei\n three\n@@ -10 +10,2 @@ void x()\n ten\n+--- eleven\n\\ No newline";
        var diff = DiffLines.of(List.of(new Shapes.PullFile("a b.txt", patch), new Shapes.PullFile("bin", null)));
        assertThat(diff.hold(at("a b.txt", 1, "RIGHT"))).isTrue();
        assertThat(diff.hold(at("a b.txt", 2, "LEFT"))).isTrue();
        assertThat(diff.hold(at("a b.txt", 2, "RIGHT"))).isTrue();
        assertThat(diff.hold(at("a b.txt", 11, "RIGHT"))).isTrue();
        assertThat(diff.hold(at("a b.txt", 11, "LEFT"))).isFalse();
        assertThat(diff.hold(at("a b.txt", 5, "RIGHT"))).isFalse();
        assertThat(diff.hold(at("bin", 1, "RIGHT"))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "https://api.github.com, https://github.com/acme/shop.git",
        "https://ghe.example/api/v3/, https://ghe.example/acme/shop.git",
        "http://127.0.0.1:8123, http://127.0.0.1:8123/acme/shop.git"
    })
    void gitIsReachedBesideTheEndpointAndTellsNoToken(URI endpoint, URI git) {
        var uri = GitRemotes.uri(endpoint, RepoRef.parse("acme/shop"));
        assertThat(uri).isEqualTo(git);
        assertThat(new GitRemote(uri, "secret")).asString().doesNotContain("secret");
    }

    private static InlineComment at(String path, int line, String side) {
        return new InlineComment(path, line, side, "x");
    }
}
