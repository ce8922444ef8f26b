package dev.pipe.pipeline.catchup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pipe.common.github.GitHubReads.PullRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Decides what is new of a pull request, from what it shows now and what we knew of it. */
final class PullNews {

    private final ObjectNode now;
    private final List<Retold> news = new ArrayList<>();

    private PullNews(ObjectNode now) {
        this.now = now;
    }

    /**
     * @param since one that we never saw, and that nothing happened to since then, is no news
     * @return in the order in which GitHub would have told it
     */
    static List<Retold> of(ObjectNode now, Optional<PullRequest> known, Instant since) {
        var found = new PullNews(now);
        if (known.isPresent()) {
            found.compare(known.get());
        } else if (found.open() && !found.updatedAt().isBefore(since)) {
            found.add("opened").with("sender", now.path("user"));
        }
        return List.copyOf(found.news);
    }

    private void compare(PullRequest known) {
        if (open() && !known.open()) {
            add("reopened");
        }
        if (!now.at("/head/sha").asText().equals(known.headSha())) {
            add("synchronize");
        }
        var base = now.at("/base/ref").asText();
        if (!base.equals(known.base())) {
            add("edited").with("changes", retargeted(known.base()));
        } else if (!now.path("title").asText().equals(known.title())) {
            add("edited");
        }
        if (now.path("draft").asBoolean() != known.draft()) {
            add(known.draft() ? "ready_for_review" : "converted_to_draft");
        }
        compareLabels(known.labels());
        if (!open() && known.open()) {
            add("closed");
        }
    }

    private void compareLabels(List<String> known) {
        Map<String, JsonNode> labels = new LinkedHashMap<>();
        now.path("labels").forEach(label -> labels.put(label.path("name").asText(), label));
        labels.forEach((name, label) -> {
            if (!known.contains(name)) {
                labelled("labeled", label);
            }
        });
        for (var name : known) {
            if (!labels.containsKey(name)) {
                labelled("unlabeled", JsonNodeFactory.instance.objectNode().put("name", name));
            }
        }
    }

    private static ObjectNode retargeted(String from) {
        var changes = JsonNodeFactory.instance.objectNode();
        changes.putObject("base").putObject("ref").put("from", from);
        return changes;
    }

    private void labelled(String action, JsonNode label) {
        news.add(retold(action, label.path("name").asText()).with("label", label));
    }

    private Retold add(String action) {
        var told = retold(action, "");
        news.add(told);
        return told;
    }

    private Retold retold(String action, String label) {
        return Retold.of(
                        "pull_request",
                        action,
                        now.at("/base/repo"),
                        now.path("id").asLong(),
                        now.path("updated_at").asText(),
                        now.at("/head/sha").asText(),
                        now.at("/base/ref").asText(),
                        label)
                .with("number", now.path("number"))
                .with("pull_request", now);
    }

    private boolean open() {
        return now.path("state").asText().equals("open");
    }

    private Instant updatedAt() {
        return Instant.parse(now.path("updated_at").asText());
    }
}
