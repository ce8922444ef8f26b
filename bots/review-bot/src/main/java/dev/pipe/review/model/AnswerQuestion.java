package dev.pipe.review.model;

import static java.util.stream.Collectors.joining;

import dev.pipe.review.diff.Change;
import dev.pipe.review.risk.Finding;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Answers what a person asks about a pull request, from its change and what was found in it. */
@ApplicationScoped
public class AnswerQuestion {

    private static final int LONGEST_QUESTION = 1_000;
    private static final int MOST_FINDINGS = 30;

    private final WriteText write;
    private final AskPrompt prompt;
    private final PackHunks pack;

    AnswerQuestion(WriteText write, AskPrompt prompt, PackHunks pack) {
        this.write = write;
        this.prompt = prompt;
        this.pack = pack;
    }

    public ModelText answer(Subject about, String question, Change change, List<Finding> findings) {
        var hunks = pack.first(change, findings);
        var data = "question: " + VisibleText.line(VisibleText.of(question, LONGEST_QUESTION)) + "\n\n"
                + findings.stream()
                        .limit(MOST_FINDINGS)
                        .map(DescribeFinding::of)
                        .collect(joining("\n"))
                + "\n" + hunks.text()
                + (hunks.size() < change.hunkCount()
                        ? "\nOnly " + hunks.size() + " of " + change.hunkCount() + " hunks are shown.\n"
                        : "");
        return write.of(
                new Question(about, Task.ASK, data),
                framed -> prompt.ask(framed.word(), framed.data(), framed.complaint()));
    }
}
