package dev.pipe.review.model;

import dev.pipe.review.diff.Change;
import dev.pipe.review.risk.Finding;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Says in a few sentences what a change does. It does not say whether that is good. */
@ApplicationScoped
public class SummariseChange {

    private static final Logger LOG = Logger.getLogger(SummariseChange.class);
    private static final int LONGEST_TITLE = 300;
    private static final int LONGEST = 1_000;

    private final AskWithCare care;
    private final ModelConfig config;
    private final WriteText write;
    private final SummaryPrompt prompt;
    private final PackHunks pack;

    SummariseChange(AskWithCare care, ModelConfig config, WriteText write, SummaryPrompt prompt, PackHunks pack) {
        this.care = care;
        this.config = config;
        this.write = write;
        this.prompt = prompt;
        this.pack = pack;
    }

    /**
     * As {@link #summarise}, while something else is done. Nothing depends on it: what is not written by then, or not at
     * all, is an empty text.
     */
    public Supplier<String> begin(Subject about, Optional<String> title, Change change, List<Finding> findings) {
        if (care.whyNot(about).isPresent()) {
            return () -> "";
        }
        var until = System.nanoTime() + config.readingTimeout().toNanos();
        var writing = care.threads().submit(() -> summarise(about, title.orElse(""), change, findings));
        return () -> {
            try {
                return said(writing.get(Math.max(0, until - System.nanoTime()), TimeUnit.NANOSECONDS));
            } catch (TimeoutException e) {
                writing.cancel(true);
                return "";
            } catch (InterruptedException e) {
                writing.cancel(true);
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Stopped while a change was summarised", e);
            } catch (ExecutionException e) {
                throw new IllegalStateException("Summarising a change failed in our own code", e.getCause());
            }
        };
    }

    private static String said(ModelText text) {
        return switch (text) {
            case ModelText.Said said ->
                said.plain().length() <= LONGEST ? said.plain() : said.plain().substring(0, LONGEST) + "…";
            case ModelText.Unsaid unsaid -> {
                LOG.infof("No summary: %s", unsaid.reason());
                yield "";
            }
        };
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
