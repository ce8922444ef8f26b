package dev.pipe.local.review;

import dev.pipe.common.event.ReviewEvent.Decision;
import dev.pipe.review.diff.ReadDiff;
import dev.pipe.review.diff.UnreadableDiff;
import dev.pipe.review.read.ReadByRules;
import dev.pipe.review.read.Review;
import java.io.IOException;
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
    }

    @Override
    public Integer call() throws IOException {
        var review = read();
        var out = spec.commandLine().getOut();
        out.println(said(review));
        out.flush();
        return exitCode(review.verdict().decision());
    }

    private Review read() throws IOException {
        var diff = what.diff();
        try {
            return new ReadByRules().read(ReadDiff.of(diff));
        } catch (UnreadableDiff e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private String said(Review review) throws IOException {
        if (how.json) {
            return JsonReport.of(review);
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
