package dev.pipe.review.model;

import dev.pipe.review.diff.Change;
import dev.pipe.review.model.ModelScores.ModelScore;
import dev.pipe.review.risk.Finding;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The second pass over a large change: the model scores what it found itself, and what scores low is dropped. It sees
 * no rule's finding, so it cannot drop one. Without usable scores everything stays.
 */
@ApplicationScoped
class DropWeakFindings {

    private static final int HIGHEST = 100;

    private final AskWithCare care;
    private final ScorePrompt prompt;
    private final ModelConfig config;

    DropWeakFindings(AskWithCare care, ScorePrompt prompt, ModelConfig config) {
        this.care = care;
        this.prompt = prompt;
        this.config = config;
    }

    List<Finding> of(Subject about, Change change, List<Finding> found) {
        if (found.isEmpty()) {
            return found;
        }
        var data = data(change, found);
        if (Tokens.estimate(data) > config.chunkTokens()) {
            return found;
        }
        var outcome = care.ask(
                new Question(about, Task.SCORE, data),
                ModelScores.class,
                framed -> prompt.ask(framed.word(), framed.data(), framed.complaint()),
                answer -> check(answer, found.size()));
        return outcome instanceof Outcome.Answered<Map<Integer, Integer>> scores
                ? IntStream.range(0, found.size())
                        .filter(i -> scores.value().get(i + 1) >= config.weakestScore())
                        .mapToObj(found::get)
                        .toList()
                : found;
    }

    private static String data(Change change, List<Finding> found) {
        var text = new StringBuilder();
        for (var i = 0; i < found.size(); i++) {
            var finding = found.get(i);
            text.append("number: ").append(i + 1).append('\n').append(DescribeFinding.of(finding));
            change.file(finding.file())
                    .flatMap(file -> file.hunks().stream()
                            .filter(hunk -> hunk.id().equals(finding.hunkId()))
                            .findFirst())
                    .ifPresent(hunk -> text.append(
                            ShownHunk.near(finding.file(), hunk, finding.line()).text()));
        }
        return text.toString();
    }

    static Checked<Map<Integer, Integer>> check(ModelScores answer, int findings) {
        if (answer.scores() == null) {
            return Checked.bad("The list of scores is missing");
        }
        Map<Integer, Integer> scores = new HashMap<>();
        for (var said : answer.scores()) {
            if (!isScore(said, findings) || scores.put(said.finding(), said.score()) != null) {
                return Checked.bad("Each finding from 1 to " + findings + " wants one score from 0 to 100");
            }
        }
        return scores.size() == findings
                ? Checked.good(Map.copyOf(scores))
                : Checked.bad("Each finding from 1 to " + findings + " wants one score");
    }

    private static boolean isScore(ModelScore said, int findings) {
        return said != null
                && said.finding() != null
                && said.score() != null
                && said.finding() >= 1
                && said.finding() <= findings
                && said.score() >= 0
                && said.score() <= HIGHEST;
    }
}
