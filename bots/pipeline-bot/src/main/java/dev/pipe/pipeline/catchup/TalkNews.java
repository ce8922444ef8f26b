package dev.pipe.pipeline.catchup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What was said: comments, inline comments and reviews, told as GitHub would have. A deletion leaves nothing to read. */
final class TalkNews {

    private static final Pattern ON_PULL = Pattern.compile("/pull/(\\d+)#");
    private static final Pattern OF_PULL = Pattern.compile("/pulls/(\\d+)$");

    private TalkNews() {}

    /** Comments on issues are left out. */
    static List<Retold> comments(JsonNode repository, List<ObjectNode> comments) {
        var news = new ArrayList<Retold>();
        for (var comment : comments) {
            var number = ON_PULL.matcher(comment.path("html_url").asText());
            if (number.find()) {
                var issue = object("number", number);
                issue.putObject("pull_request");
                told(news, "issue_comment", repository, comment, "issue", issue);
            }
        }
        return news;
    }

    static List<Retold> reviewComments(JsonNode repository, List<ObjectNode> comments) {
        var news = new ArrayList<Retold>();
        for (var comment : comments) {
            var number = OF_PULL.matcher(comment.path("pull_request_url").asText());
            if (number.find()) {
                told(
                        news,
                        "pull_request_review_comment",
                        repository,
                        comment,
                        "pull_request",
                        object("number", number));
            }
        }
        return news;
    }

    /** Reviews that were given since, and those that were dismissed: their time is still that of the giving. */
    static List<Retold> reviews(ObjectNode pull, List<ObjectNode> reviews, Instant since) {
        var news = new ArrayList<Retold>();
        for (var review : reviews) {
            var dismissed = review.path("state").asText().equals("DISMISSED");
            var whole = review.hasNonNull("submitted_at") && review.hasNonNull("commit_id");
            if (whole && (dismissed || !instant(review, "submitted_at").isBefore(since))) {
                news.add(review(pull, review, dismissed ? "dismissed" : "submitted"));
            }
        }
        return news;
    }

    private static Retold review(ObjectNode pull, ObjectNode review, String action) {
        var told = Retold.of(
                        "pull_request_review",
                        action,
                        pull.at("/base/repo"),
                        review.path("id").asLong(),
                        review.path("submitted_at").asText())
                .with("review", doubted(review)) // GitHub does not tell whether its text was edited
                .with("pull_request", pull);
        return action.equals("submitted") ? told.with("sender", review.path("user")) : told;
    }

    /**
     * Written, and edited too when it was: it may have been seen before the edit, and then the first is no news. Else its
     * words may be another's who may edit comments, and are marked so.
     */
    private static void told(
            List<Retold> news, String event, JsonNode repository, ObjectNode comment, String of, ObjectNode owner) {
        var id = comment.path("id").asLong();
        var created = comment.path("created_at").asText();
        var updated = comment.path("updated_at").asText();
        news.add(Retold.of(event, "created", repository, id, created)
                .with("comment", updated.equals(created) ? comment : doubted(comment))
                .with("sender", comment.path("user"))
                .with(of, owner));
        if (!updated.equals(created)) {
            news.add(Retold.of(event, "edited", repository, id, updated)
                    .with("comment", comment)
                    .with(of, owner));
        }
    }

    private static ObjectNode doubted(ObjectNode words) {
        return words.deepCopy().put("maybe_edited", true);
    }

    private static ObjectNode object(String field, Matcher number) {
        return JsonNodeFactory.instance.objectNode().put(field, Integer.parseInt(number.group(1)));
    }

    private static Instant instant(JsonNode node, String field) {
        return Instant.parse(node.path(field).asText());
    }
}
