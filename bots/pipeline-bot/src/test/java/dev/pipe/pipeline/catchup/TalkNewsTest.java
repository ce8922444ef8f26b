package dev.pipe.pipeline.catchup;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TalkNewsTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private static ObjectNode json(String text) {
        try {
            return (ObjectNode) new ObjectMapper().readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ObjectNode comment(String where, String created, String updated) {
        return json("{'id': 5, 'html_url': 'https://github.example/acme/shop/" + where
                + "', 'pull_request_url': 'https://github.example/repos/acme/shop/" + where + "', 'created_at': '"
                + created + "', 'updated_at': '" + updated + "', 'user': {'login': 'ada', 'id': 1}}");
    }

    private static ObjectNode review(String state, String submitted) {
        return json("{'id': 9, 'state': '" + state + "', 'commit_id': 'aaa', 'user': {'login': 'ben', 'id': 2}"
                + (submitted == null ? "" : ", 'submitted_at': '" + submitted + "'") + "}");
    }

    private static List<String> told(List<Retold> news) {
        return news.stream()
                .map(one -> one.event() + "." + one.body().path("action").asText())
                .toList();
    }

    @Test
    void commentsOnIssuesAreLeftOut() {
        var created = "2026-03-01T12:00:00Z";
        var onIssue = comment("issues/3#issuecomment-5", created, created);
        var onPull = comment("pull/7#issuecomment-5", created, created);
        var news = TalkNews.comments(json("{}"), List.of(onIssue, onPull));
        assertThat(told(news)).containsExactly("issue_comment.created");
        assertThat(news.getFirst().body().at("/issue/number").asInt()).isEqualTo(7);
        assertThat(news.getFirst().at()).isEqualTo(NOON);
    }

    @Test
    void anEditedCommentWasWrittenBeforeItWasEdited() {
        var edited = comment("pulls/7", "2026-03-01T12:00:00Z", "2026-03-01T12:05:00Z");
        var news = TalkNews.reviewComments(json("{}"), List.of(edited));
        assertThat(told(news))
                .containsExactly("pull_request_review_comment.created", "pull_request_review_comment.edited");
        assertThat(news).extracting(Retold::guid).doesNotHaveDuplicates();
        assertThat(news.getFirst().body().at("/comment/maybe_edited").asBoolean())
                .isTrue();
    }

    @Test
    void whoeverMayEditAReviewLeavesNoTraceOfItAndACommentThatIsAsWrittenIsNotDoubted() {
        var pull = json("{'number': 7, 'updated_at': '2026-03-01T12:00:00Z', 'base': {'repo': {'id': 1}}}");
        var reviews = TalkNews.reviews(pull, List.of(review("COMMENTED", "2026-03-01T12:00:00Z")), NOON);
        assertThat(reviews.getFirst().body().at("/review/maybe_edited").asBoolean())
                .isTrue();

        var comment = comment("pulls/7", "2026-03-01T12:00:00Z", "2026-03-01T12:00:00Z");
        var comments = TalkNews.reviewComments(json("{}"), List.of(comment));
        assertThat(comments.getFirst().body().at("/comment").has("maybe_edited"))
                .isFalse();
    }

    @Test
    void reviewsAreToldThatWereGivenSinceAndThoseThatWereDismissed() {
        var pull = json("{'number': 7, 'updated_at': '2026-03-01T12:00:00Z', 'base': {'repo': {'id': 1}}}");
        var before = "2026-03-01T11:00:00Z";
        assertThat(told(TalkNews.reviews(pull, List.of(review("APPROVED", "2026-03-01T12:00:00Z")), NOON)))
                .containsExactly("pull_request_review.submitted");
        assertThat(TalkNews.reviews(pull, List.of(review("APPROVED", before)), NOON))
                .isEmpty();
        assertThat(told(TalkNews.reviews(pull, List.of(review("DISMISSED", before)), NOON)))
                .containsExactly("pull_request_review.dismissed");
        assertThat(TalkNews.reviews(pull, List.of(review("PENDING", null)), NOON))
                .isEmpty();
    }
}
