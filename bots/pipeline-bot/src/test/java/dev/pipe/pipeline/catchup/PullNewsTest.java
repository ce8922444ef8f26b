package dev.pipe.pipeline.catchup;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pipe.common.event.Actor;
import dev.pipe.common.event.PullRequestRef;
import dev.pipe.common.github.GitHubReads.PullRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PullNewsTest {

    private static final Instant UPDATED = Instant.parse("2026-03-01T12:00:00Z");

    private static ObjectNode now() {
        try {
            return (ObjectNode) new ObjectMapper().readTree("""
                    {"id": 77, "number": 7, "state": "open", "title": "Count", "draft": false,
                     "updated_at": "2026-03-01T12:00:00Z", "labels": [{"name": "docs"}],
                     "user": {"login": "ada", "id": 1},
                     "head": {"sha": "aaa", "ref": "count"},
                     "base": {"sha": "bbb", "ref": "main", "repo": {"id": 3, "full_name": "acme/shop"}}}""");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static PullRequest known(String head, String base, boolean open, boolean draft, String title) {
        return new PullRequest(
                PullRequestRef.parse("acme/shop#7"),
                title,
                new Actor("ada", 1, false),
                head,
                "count",
                "acme/shop",
                base,
                "bbb",
                open,
                draft,
                false,
                null,
                List.of("docs"),
                "",
                UPDATED,
                UPDATED);
    }

    private static List<String> actions(ObjectNode now, PullRequest known) {
        return PullNews.of(now, Optional.ofNullable(known), UPDATED).stream()
                .map(told -> told.body().path("action").asText())
                .toList();
    }

    @Test
    void whatIsAsWeKnewItIsNoNews() {
        assertThat(actions(now(), known("aaa", "main", true, false, "Count"))).isEmpty();
    }

    @Test
    void oneThatWeNeverSawWasOpenedUnlessNothingHappenedToItSince() {
        assertThat(actions(now(), null)).containsExactly("opened");
        assertThat(PullNews.of(now(), Optional.empty(), UPDATED.plusSeconds(1))).isEmpty();
        assertThat(actions(now().put("state", "closed"), null)).isEmpty();
    }

    @Test
    void eachDifferenceIsToldInGitHubsWords() {
        assertThat(actions(now(), known("old", "main", true, false, "Count"))).containsExactly("synchronize");
        assertThat(actions(now(), known("aaa", "main", true, false, "Cuont"))).containsExactly("edited");
        assertThat(actions(now(), known("aaa", "main", true, true, "Count"))).containsExactly("ready_for_review");
        assertThat(actions(now().put("draft", true), known("aaa", "main", true, false, "Count")))
                .containsExactly("converted_to_draft");
        assertThat(actions(now(), known("old", "main", false, false, "Count")))
                .containsExactly("reopened", "synchronize");
        assertThat(actions(now().put("state", "closed"), known("aaa", "main", true, false, "Count")))
                .containsExactly("closed");
    }

    @Test
    void aRetargetNamesTheFormerBase() {
        var told = PullNews.of(now(), Optional.of(known("aaa", "old-base", true, false, "Count")), UPDATED);
        assertThat(told).singleElement().satisfies(one -> {
            assertThat(one.body().at("/changes/base/ref/from").asText()).isEqualTo("old-base");
            assertThat(one.body().at("/repository/full_name").asText()).isEqualTo("acme/shop");
        });
    }

    @Test
    void labelsAreToldOneByOne() {
        var relabelled = now();
        relabelled.putArray("labels").addObject().put("name", "urgent");
        var told = PullNews.of(relabelled, Optional.of(known("aaa", "main", true, false, "Count")), UPDATED);
        assertThat(told)
                .extracting(one -> one.body().path("action").asText() + " "
                        + one.body().at("/label/name").asText())
                .containsExactly("labeled urgent", "unlabeled docs");
    }

    @Test
    void theSameReadTwiceIsOneDelivery() {
        var first = PullNews.of(now(), Optional.empty(), UPDATED).getFirst();
        var second = PullNews.of(now(), Optional.empty(), UPDATED).getFirst();
        assertThat(second.guid()).isEqualTo(first.guid()).matches("[A-Za-z0-9-]{1,64}");
        var pushed = now();
        pushed.withObject("/head").put("sha", "ccc");
        assertThat(PullNews.of(pushed, Optional.empty(), UPDATED).getFirst().guid())
                .isNotEqualTo(first.guid());
    }
}
