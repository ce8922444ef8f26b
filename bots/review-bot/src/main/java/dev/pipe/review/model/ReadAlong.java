package dev.pipe.review.model;

import static java.util.stream.Collectors.joining;

import dev.pipe.review.diff.Change;
import dev.pipe.review.risk.Finding;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;

/** Has the model read along where one is configured. Whatever it does, the review goes on, and says what is missing. */
@ApplicationScoped
public class ReadAlong {

    private final AskWithCare care;
    private final AskModels models;
    private final PackHunks pack;
    private final RisksPrompt prompt;
    private final DropWeakFindings second;
    private final ModelConfig config;

    ReadAlong(
            AskWithCare care,
            AskModels models,
            PackHunks pack,
            RisksPrompt prompt,
            DropWeakFindings second,
            ModelConfig config) {
        this.care = care;
        this.models = models;
        this.pack = pack;
        this.prompt = prompt;
        this.second = second;
        this.config = config;
    }

    /** Who reads, by its prompts and the first choice among the models; another one reads again. */
    public String reader() {
        return Stream.concat(
                        Stream.of(Task.RISKS.prompt(), Task.SCORE.prompt()),
                        models.names().stream().limit(1))
                .collect(joining(" "));
    }

    /** @param known what the rules found */
    public ModelReading read(Subject about, Change change, List<Finding> known) {
        if (!models.isConfigured()) {
            return ModelReading.notConfigured();
        }
        if (!about.withoutModel().isEmpty()) {
            return ModelReading.withheld(about.withoutModel());
        }
        if (change.hunkCount() == 0) {
            return ModelReading.notAsked();
        }
        var chunks = pack.all(change, known);
        var tally = new Tally(change.hunkCount());
        var answers = inParallel(about, chunks, known);
        for (var i = 0; i < chunks.size(); i++) {
            tally.add(chunks.get(i), answers.get(i));
        }
        var findings = chunks.size() > 1 ? second.of(about, change, tally.findings()) : tally.findings();
        return tally.reading(findings);
    }

    private List<Outcome<List<Finding>>> inParallel(Subject about, List<Chunk> chunks, List<Finding> known) {
        var atOnce = new Semaphore(config.parallel());
        var questions = new TimedQuestions<List<Finding>>(care.threads(), config.readingTimeout());
        chunks.forEach(chunk -> questions.begin(() -> {
            atOnce.acquire();
            try {
                return ask(about, chunk, known);
            } finally {
                atOnce.release();
            }
        }));
        return questions.outcomes();
    }

    private Outcome<List<Finding>> ask(Subject about, Chunk chunk, List<Finding> known) {
        return care.ask(
                new Question(about, Task.RISKS, chunk.text()),
                ModelFindings.class,
                framed -> prompt.ask(framed.word(), framed.data(), framed.complaint()),
                answer -> CheckAnswer.check(chunk, known, answer));
    }

    /** What came of all the questions about one change. */
    private static final class Tally {

        private final int all;
        private final List<Finding> findings = new ArrayList<>();
        private int read;
        private String trouble = "";

        Tally(int all) {
            this.all = all;
        }

        void add(Chunk chunk, Outcome<List<Finding>> outcome) {
            switch (outcome) {
                case Outcome.Answered<List<Finding>> answered -> {
                    findings.addAll(answered.value());
                    read += chunk.size();
                }
                case Outcome.Failed<List<Finding>> failed -> {
                    failed.usable().ifPresent(findings::addAll);
                    trouble = failed.reason();
                }
                case Outcome.NotAsked<List<Finding>> not -> trouble = not.reason();
            }
        }

        List<Finding> findings() {
            return findings;
        }

        ModelReading reading(List<Finding> kept) {
            var sum = "the model read " + read + " of " + all + " hunks";
            if (read == all) {
                return ModelReading.answered(kept);
            }
            if (trouble.isEmpty()) {
                return ModelReading.partly(kept, sum);
            }
            return ModelReading.failed(kept, read == 0 ? trouble : trouble + "; " + sum);
        }
    }
}
