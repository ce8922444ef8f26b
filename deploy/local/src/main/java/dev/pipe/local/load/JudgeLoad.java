package dev.pipe.local.load;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pipe.local.client.BotApi;
import dev.pipe.local.client.GitHubUser;
import dev.pipe.local.client.NotSeen;
import dev.pipe.local.client.TopicReader;
import dev.pipe.local.client.Waiting;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;

/** Judges what is left of a load: every pull request where it belongs, everything once. */
final class JudgeLoad {

    private final GitHubUser github;
    private final BotApi bots;
    private final TopicReader topics;
    private final Waiting waiting;

    JudgeLoad(GitHubUser github, BotApi bots, TopicReader topics, Waiting waiting) {
        this.github = github;
        this.bots = bots;
        this.topics = topics;
        this.waiting = waiting;
    }

    List<Verdict> judge(List<Pull> pulls) throws IOException, InterruptedException {
        var ends = ends(pulls); // first: the others judge what has come to rest
        return List.of(
                ends,
                deliveries(),
                living(pulls),
                repliesOnce(pulls),
                inlineOnce(pulls),
                endsOnce(pulls),
                new Verdict(
                        "nothing lies in pipe.dead-letter",
                        topics.read("pipe.dead-letter").stream()
                                .map(letter -> letter.value().toString())
                                .toList()),
                new Verdict("the ledger is intact", ledger()));
    }

    private Verdict ends(List<Pull> pulls) throws IOException, InterruptedException {
        var wrong = new ArrayList<String>();
        for (var pull : pulls) {
            try {
                waiting.until(
                        pull + " (" + pull.kind() + ") ends as it must",
                        () -> isWhereItBelongs(pull) ? java.util.Optional.of(pull) : java.util.Optional.<Pull>empty());
            } catch (NotSeen e) {
                wrong.add(e.getMessage() + "; the living comment says: " + firstLine(marked(pull, "living ")));
            }
        }
        return new Verdict("every one of " + pulls.size() + " pull requests is in its right final state", wrong);
    }

    private boolean isWhereItBelongs(Pull pull) throws IOException {
        var living = String.join("", marked(pull, "living "));
        return switch (pull.kind()) {
            case CALM, PUSHED -> github.get(pull.path()).path("merged").asBoolean() && living.contains("Merged");
            case RISKY -> living.contains("Rejected by the review");
            case WAITING -> living.contains("Waiting for 1 approval");
        };
    }

    private Verdict deliveries() throws IOException, InterruptedException {
        var wrong = new ArrayList<String>();
        var accepted = new HashSet<String>();
        for (var delivery : github.get("/_sandbox/deliveries?whole=false")) {
            if (delivery.path("status_code").asInt() == 202) {
                accepted.add(delivery.path("guid").asText());
            }
        }
        for (var guid : accepted) {
            try {
                waiting.until("delivery " + guid + " is processed", () -> bots.delivery(guid)
                        .filter(known -> !known.path("status").asText().equals("FAILED")));
            } catch (NotSeen e) {
                wrong.add(e.getMessage());
            }
        }
        return new Verdict("every one of " + accepted.size() + " accepted deliveries is processed", wrong);
    }

    private Verdict living(List<Pull> pulls) throws IOException {
        var wrong = new ArrayList<String>();
        for (var pull : pulls) {
            var count = marked(pull, "living ").size();
            if (count != 1) {
                wrong.add(pull + " has " + count);
            }
        }
        return new Verdict("every pull request has exactly one living comment", wrong);
    }

    private Verdict repliesOnce(List<Pull> pulls) throws IOException {
        var wrong = new ArrayList<String>();
        for (var pull : pulls) {
            for (var comment : pull.comments()) {
                var replies =
                        marked(pull, "reply:ISSUE_COMMENT:" + comment + ":").size();
                var reactions = github.list(
                                "/repos/" + pull.repository() + "/issues/comments/" + comment + "/reactions")
                        .size();
                if (replies > 1 || reactions != 1) {
                    wrong.add(
                            "comment %d of %s: %d replies, %d reactions".formatted(comment, pull, replies, reactions));
                }
            }
        }
        return new Verdict("every command is answered once", wrong);
    }

    private Verdict inlineOnce(List<Pull> pulls) throws IOException {
        var wrong = new ArrayList<String>();
        for (var pull : pulls) {
            var places = new HashSet<String>();
            for (var comment : github.list(pull.path() + "/comments")) {
                var place = comment.path("path").asText() + ":" + comment.path("original_line") + ":"
                        + comment.path("body").asText();
                if (!places.add(place)) {
                    wrong.add(pull + " says twice at " + comment.path("path").asText());
                }
            }
            if (pull.kind() == PullKind.RISKY && places.isEmpty()) {
                wrong.add(pull + " has no inline comment");
            }
        }
        return new Verdict("every finding stands once beside its line", wrong);
    }

    /** By the ids of events: a fact may stand twice in a topic under one id. */
    private Verdict endsOnce(List<Pull> pulls) throws IOException {
        Map<String, Set<String>> ends = new HashMap<>();
        for (var event : topics.read("pipe.pipelines")) {
            if (event.type().equals("dev.pipe.pipeline.run-finished.v1")
                    && event.value().path("outcome").asText().equals("MERGED")) {
                ends.computeIfAbsent(pullRequest(event.value()), pull -> new HashSet<>())
                        .add(event.id());
            }
        }
        var wrong = new ArrayList<String>();
        for (var pull : pulls) {
            var count = ends.getOrDefault(pull.toString(), Set.of()).size();
            if (count != (pull.kind().merges() ? 1 : 0)) {
                wrong.add(pull + ": " + count + " runs ended with a merge");
            }
        }
        return new Verdict("every merge was made once, and no other", wrong);
    }

    private static String pullRequest(JsonNode event) {
        var ref = event.at("/run/pullRequest");
        var repo = ref.path("repo");
        return repo.path("owner").asText() + "/" + repo.path("name").asText() + "#"
                + ref.path("number").asInt();
    }

    private List<String> ledger() throws IOException {
        var verdict = bots.verifyLedger().path("verdict").asText();
        return verdict.equals("INTACT") ? List.of() : List.of("it is " + verdict);
    }

    /** Our comments whose hidden marker begins so. */
    private List<String> marked(Pull pull, String marker) throws IOException {
        return StreamSupport.stream(github.list(pull.issuePath() + "/comments").spliterator(), false)
                .filter(one -> one.at("/user/type").asText().equals("Bot"))
                .map(one -> one.path("body").asText())
                .filter(body -> body.startsWith("<!-- pipe:" + marker))
                .toList();
    }

    private static String firstLine(List<String> comments) {
        return comments.stream()
                .flatMap(String::lines)
                .filter(line -> !line.isBlank() && !line.startsWith("<!--"))
                .findFirst()
                .orElse("nothing");
    }
}
