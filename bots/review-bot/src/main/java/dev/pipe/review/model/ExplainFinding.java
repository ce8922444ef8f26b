package dev.pipe.review.model;

import dev.pipe.review.diff.ChangedHunk;
import dev.pipe.review.risk.Finding;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Explains one finding in the words of the model: what can go wrong here, and how to mend it here. */
@ApplicationScoped
public class ExplainFinding {

    private final WriteText write;
    private final ExplainPrompt prompt;

    ExplainFinding(WriteText write, ExplainPrompt prompt) {
        this.write = write;
        this.prompt = prompt;
    }

    /** @param hunk the finding's hunk, where it is at hand; without it the finding alone is shown, and of a
     *     hunk no more than stands near it */
    public ModelText explain(Subject about, Finding finding, Optional<ChangedHunk> hunk) {
        var data = DescribeFinding.of(finding)
                + hunk.map(it -> "\n"
                                + ShownHunk.near(finding.file(), it, finding.line())
                                        .text())
                        .orElse("");
        return write.of(
                new Question(about, Task.EXPLAIN, data),
                framed -> prompt.ask(framed.word(), framed.data(), framed.complaint()));
    }
}
