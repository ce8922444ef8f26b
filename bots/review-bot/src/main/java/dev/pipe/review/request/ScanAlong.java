package dev.pipe.review.request;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.pipe.common.bus.Outbox;
import dev.pipe.common.config.Mode;
import dev.pipe.common.event.PipelineEvent.StageRequested;
import dev.pipe.common.event.ReviewEvent.ReviewCompleted;
import dev.pipe.common.event.RunRef;
import dev.pipe.common.github.GitHubFailure;
import dev.pipe.common.github.GitHubReads;
import dev.pipe.common.github.GitHubReads.ScanAlert;
import dev.pipe.common.github.GitHubWrite.UploadScan;
import dev.pipe.review.ReviewConfig;
import dev.pipe.review.decide.ReviewPolicy;
import dev.pipe.review.diff.Change;
import dev.pipe.review.identity.Heard;
import dev.pipe.review.identity.Told;
import dev.pipe.review.read.Review;
import dev.pipe.review.risk.Finding;
import dev.pipe.review.sarif.FromAlert;
import dev.pipe.review.sarif.JoinFindings;
import dev.pipe.review.sarif.WriteSarif;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jboss.logging.Logger;

/** What other tools told code scanning of a pull request counts with ours, and ours are shown there where that is wanted. */
@ApplicationScoped
class ScanAlong {

    static final String UNREAD =
            "Code scanning did not answer: what other tools found is not in here yet, and is asked for again.";

    private static final Logger LOG = Logger.getLogger(ScanAlong.class);

    private final GitHubReads github;
    private final ScanTable table;
    private final ReviewConfig config;
    private final Outbox outbox;

    ScanAlong(GitHubReads github, ScanTable table, ReviewConfig config, Outbox outbox) {
        this.github = github;
        this.table = table;
        this.config = config;
        this.outbox = outbox;
    }

    /**
     * A review with what other tools found.
     *
     * @param found hash of that; empty when GitHub did not say, {@code null} when it was not asked
     */
    record Scanned(Review review, String found) {

        static Scanned unasked(Review review) {
            return new Scanned(review, null);
        }

        Heard heard() {
            return found != null && found.isEmpty() ? Heard.OURS_ALONE : Heard.ALL;
        }
    }

    /** With what is known now: a tool that is not done yet counts when it is, see {@link ReadScanAtItsEnd}. */
    Scanned join(RunRef run, Review review) {
        if (!config.codeScanning().read() || review.change().hunkCount() == 0) {
            return Scanned.unasked(review);
        }
        try {
            var others = others(run);
            return new Scanned(others.isEmpty() ? review : joined(review, others), hash(others));
        } catch (GitHubFailure failure) {
            if (failure.notBefore().isPresent()) {
                throw failure; // a limit that meets every other call as well
            }
            LOG.warnf("%s is reviewed without code scanning: %s", run.pullRequest(), failure.getMessage());
            return new Scanned(with(review, review.findings(), (review.degraded() + " " + UNREAD).strip()), "");
        }
    }

    /** The review is concluded: that much of the scans counts in it. */
    void note(RunRef run, Scanned scanned) {
        if (scanned.found() == null) {
            return;
        }
        if (scanned.found().isEmpty()) {
            table.failed(run);
        } else {
            table.read(run, scanned.found());
        }
    }

    /** A hash of what is known now. */
    String found(RunRef run) {
        return hash(others(run));
    }

    private List<ScanAlert> others(RunRef run) {
        return github.scanAlerts(run.pullRequest(), run.headSha()).stream()
                .filter(alert -> !alert.tool().equals(WriteSarif.TOOL))
                .toList();
    }

    private static String hash(List<ScanAlert> alerts) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            alerts.stream().map(ScanAlert::toString).sorted().forEach(it -> digest.update(it.getBytes(UTF_8)));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    private static Review joined(Review review, List<ScanAlert> others) {
        var foreign = others.stream().map(FromAlert::of).toList();
        var findings = new JoinFindings(review.change())
                .join(review.findings(), foreign)
                .findings();
        return with(review, findings, review.degraded());
    }

    private static Review with(Review review, List<Finding> findings, String degraded) {
        return review.with(findings, ReviewPolicy.decide(findings, review.reading()), degraded);
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

    /** Of a head that is shown already, and of which less counts now. Not of one that nobody could read. */
    void showAgain(StageRequested request, KnownReview known) {
        if (config.codeScanning().upload() && request.mode() != Mode.OBSERVE && !known.isUnread()) {
            outbox.write(again(known.completed()));
        }
    }

    /** Alerts are recognised by rule, file and evidence. Where something stood that is gone is not kept: it begins the file. */
    static UploadScan again(ReviewCompleted completed) {
        var open = completed.findings().stream().map(Told::back).toList();
        var run = completed.run();
        return new UploadScan(run.pullRequest(), run.headSha(), WriteSarif.of(open, new Change(List.of())));
    }

    private static boolean counts(Finding finding, ReviewCompleted completed) {
        return completed.findings().stream()
                .anyMatch(it -> it.ruleId().equals(finding.ruleId())
                        && it.file().equals(finding.file())
                        && it.evidence().equals(finding.evidence()));
    }
}
