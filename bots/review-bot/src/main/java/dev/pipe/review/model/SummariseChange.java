package dev.pipe.review.model;

import dev.pipe.review.diff.Change;
import dev.pipe.review.risk.Finding;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Says in a few sentences what a change does. It does not say whether that is good. */
@ApplicationScoped
public class SummariseChange {

    private static final int LONGEST_TITLE = 300;

    private final WriteText write;
    private final SummaryPrompt prompt;
    private final PackHunks pack;

    SummariseChange(WriteText write, SummaryPrompt prompt, PackHunks pack) {
        this.write = write;
        this.prompt = prompt;
        this.pack = pack;
    }

    public ModelText summarise(Subject about, String title, Change change, List<Finding> findings) {
        if (change.hunkCount() == 0) {
            return new ModelText.Unsaid("No text changed");
        }
        var data = "title: " + VisibleText.line(VisibleText.of(title, LONGEST_TITLE)) + "\n\n"
                + pack.first(change, findings).text();
        return write.of(
                new Question(about, Task.SUMMARY, data),
                framed -> prompt.ask(framed.word(), framed.data(), framed.complaint()));
    }
}
