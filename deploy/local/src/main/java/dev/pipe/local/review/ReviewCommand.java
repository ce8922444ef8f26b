package dev.pipe.local.review;

import dev.pipe.common.event.ReviewEvent.Decision;
import dev.pipe.review.decide.ReviewPolicy;
import dev.pipe.review.decide.Weighed;
import dev.pipe.review.diff.Change;
import dev.pipe.review.diff.ReadDiff;
import dev.pipe.review.diff.UnreadableDiff;
import dev.pipe.review.read.ReadByRules;
import dev.pipe.review.read.Review;
import dev.pipe.review.risk.Finding;
import dev.pipe.review.sarif.JoinFindings;
import dev.pipe.review.sarif.ReadSarif;
import dev.pipe.review.sarif.UnreadableSarif;
import dev.pipe.review.sarif.WriteSarif;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Reviews a change here and now; the exit code is the decision. */
@Command(
        name = "review",
        description = "Reviews two commits of a repository, or a diff, with the engine of review-bot and no suite.",
        exitCodeOnInvalidInput = ReviewCommand.ERROR,
        exitCodeOnExecutionException = ReviewCommand.ERROR,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:approved", "1:an error, of usage too", "2:a person should look", "3:rejected"})
public final class ReviewCommand implements Callable<Integer> {

    static final int APPROVED = 0;
    static final int ERROR = 1;
    static final int FOR_A_PERSON = 2;
    static final int REJECTED = 3;

    @Spec
    private CommandSpec spec;

    @ArgGroup(exclusive = false)
    private WhatToRead what = new WhatToRead();

    @ArgGroup
    private HowToSay how = new HowToSay();

    static final class HowToSay {

        @Option(names = "--json", description = "print diffIndex, plan, risks and decision as JSON")
        private boolean json;

        @Option(names = "--markdown", description = "print Markdown, for a comment or a job's summary")
        private boolean markdown;

        @Option(names = "--sarif", description = "print the findings as SARIF 2.1.0")
        private boolean sarif;
    }

    @Option(
            names = "--sarif-in",
            paramLabel = "FILE",
            description = "what another tool found (Trivy, Semgrep, Gitleaks, CodeQL); counts where the change adds it")
    private List<Path> others = List.of();

    @Option(
            names = "--llm",
            description =
                    "have a model read along, by review-bot's settings: PIPE_LLM_URL, PIPE_LLM_MODEL, PIPE_LLM_API_KEY, ...")
    private boolean llm;

    @Override
    public Integer call() throws IOException {
        var review = judged(read());
        var out = spec.commandLine().getOut();
        out.println(said(review));
        out.flush();
        return exitCode(review.verdict().decision());
    }

    /** By the repository's own thresholds. */
    private Review judged(Review review) throws IOException {
        try {
            var weighed = review.findings().stream().map(Weighed::of).toList();
            var verdict = ReviewPolicy.decide(weighed, review.reading(), ReadThresholds.of(what.config()));
            return review.with(review.findings(), verdict, review.degraded());
        } catch (ReadThresholds.NotUnderstood e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private Review read() throws IOException {
        var diff = what.diff();
        try {
            var change = ReadDiff.of(diff);
            if (!llm) {
                return new ReadByRules().read(change, ours -> join(change, ours));
            }
            var review = AskAModel.read(change);
            return review.with(join(change, review.findings()), review.verdict(), review.degraded());
        } catch (UnreadableDiff | UnreadableSarif | UncheckedIOException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private List<Finding> join(Change change, List<Finding> ours) {
        var foreign = others.stream()
                .flatMap(file -> ReadSarif.of(bytes(file)).stream())
                .toList();
        var joined = new JoinFindings(change).join(ours, foreign);
        if (joined.outside() > 0) {
            spec.commandLine()
                    .getErr()
                    .println(joined.outside() + " of " + foreign.size()
                            + " findings of other tools stand where this change adds nothing, and do not count");
        }
        return joined.findings();
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new UncheckedIOException(new IOException("There is no file " + file, e));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String said(Review review) throws IOException {
        if (how.json) {
            return JsonReport.of(review);
        }
        if (how.sarif) {
            return WriteSarif.of(review.findings(), review.change());
        }
        return how.markdown ? MarkdownReport.of(review) : TextReport.of(review);
    }

    static int exitCode(Decision decision) {
        return switch (decision) {
            case AUTO_APPROVED, APPROVED_WITH_SUGGESTIONS -> APPROVED;
            case FLAGGED_FOR_REVIEW, PENDING_HUMAN_REVIEW -> FOR_A_PERSON;
            case REJECTED_SECURITY, REJECTED_BREAKING_CHANGES, REJECTED_CRITICAL_RISK -> REJECTED;
        };
    }
}
