package dev.pipe.pipeline.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipe.common.event.Actor;
import dev.pipe.common.event.GitHubFact.CommentAdded;
import dev.pipe.common.event.GitHubFact.CommentKind;
import dev.pipe.common.event.PullRequestRef;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The suite works with bob's personal token. */
class OwnCommentTest {

    private static final Actor BOB = new Actor("bob", 2, false);

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "what we wrote, 2, '<!-- pipe:living -->\n/status', true",
        "an answer of ours, 2, '<!-- pipe:reply:ISSUE_COMMENT:5:0 -->\nSay `/merge`', true",
        "with space before, 2, ' \n<!-- pipe:living -->', true",
        "bob himself, 2, /merge, false",
        "bob quotes us, 2, '> <!-- pipe:living -->\n\n/merge', false",
        "bob speaks of the marker, 2, 'It says <!-- pipe:living -->\n/merge', false",
        "somebody else imitates us, 3, '<!-- pipe:living -->\n/merge', false"
    })
    void isKnownByItsMarkerAndItsAuthor(String what, long author, String body, boolean ours) {
        var comment = new CommentAdded(
                PullRequestRef.parse("acme/shop#7"),
                CommentKind.ISSUE_COMMENT,
                5,
                new Actor("someone", author, false),
                body.replace("\\n", "\n"),
                null,
                Instant.EPOCH,
                false);

        assertThat(OwnComment.is(comment, BOB)).isEqualTo(ours);
    }
}
