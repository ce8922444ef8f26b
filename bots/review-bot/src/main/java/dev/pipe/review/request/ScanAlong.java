package dev.pipe.review.request;

import dev.pipe.common.bus.Outbox;
import dev.pipe.common.config.Mode;
import dev.pipe.common.event.PipelineEvent.StageRequested;
import dev.pipe.common.event.PullRequestRef;
import dev.pipe.common.event.ReviewEvent.ReviewCompleted;
import dev.pipe.common.github.GitHubReads;
import dev.pipe.common.github.GitHubWrite.UploadScan;
import dev.pipe.review.ReviewConfig;
import dev.pipe.review.decide.ReviewPolicy;
import dev.pipe.review.read.Review;
import dev.pipe.review.risk.Finding;
import dev.pipe.review.sarif.FromAlert;
import dev.pipe.review.sarif.JoinFindings;
import dev.pipe.review.sarif.WriteSarif;
import jakarta.enterprise.context.ApplicationScoped;

/** What other tools told code scanning of a pull request counts with ours, and ours are shown there where that is wanted. */
@ApplicationScoped
class ScanAlong {

    private final GitHubReads github;
    private final ReviewConfig config;
    private final Outbox outbox;

    ScanAlong(GitHubReads github, ReviewConfig config, Outbox outbox) {
        this.github = github;
        this.config = config;
        this.outbox = outbox;
    }

    /** With what is known now: a tool that is not done yet counts at the next reading. */
    Review join(PullRequestRef pullRequest, Review review) {
        if (!config.codeScanning().read() || review.change().hunkCount() == 0) {
            return review;
        }
        var others = github.scanAlerts(pullRequest).stream()
                .filter(alert -> !alert.tool().equals(WriteSarif.TOOL))
                .map(FromAlert::of)
                .toList();
        if (others.isEmpty()) {
            return review;
        }
        var findings = new JoinFindings(review.change())
                .join(review.findings(), others)
                .findings();
        return new Review(
                review.change(),
                review.plan(),
                findings,
                ReviewPolicy.decide(findings, review.reading()),
                review.engine(),
                review.degraded(),
                review.reading());
    }

    /** Without what was dismissed. */
    void show(StageRequested request, Review review, ReviewCompleted completed) {
        if (!config.codeScanning().upload() || request.mode() == Mode.OBSERVE) {
            return;
        }
        var open = review.findings().stream()
                .filter(finding -> counts(finding, completed))
                .toList();
        outbox.write(new UploadScan(
                request.run().pullRequest(), request.run().headSha(), WriteSarif.of(open, review.change())));
    }

    private static boolean counts(Finding finding, ReviewCompleted completed) {
        return completed.findings().stream()
                .anyMatch(it -> it.ruleId().equals(finding.ruleId())
                        && it.file().equals(finding.file())
                        && it.evidence().equals(finding.evidence()));
    }
}
