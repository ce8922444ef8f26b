package dev.pipe.review.request;

import dev.pipe.common.bus.Handler;
import dev.pipe.common.bus.Received;
import dev.pipe.common.event.GitHubFact.CheckChanged;
import dev.pipe.common.event.GitHubFact.CheckKind;
import dev.pipe.review.ReviewConfig;
import dev.pipe.review.identity.KeepFindings;
import jakarta.enterprise.context.ApplicationScoped;

/** A scan seldom ends before the review. When it ends after it, {@link AskScansAgain} asks what it found. */
@ApplicationScoped
class ReadScanAtItsEnd implements Handler<CheckChanged> {

    private final ReviewConfig config;
    private final ReviewTable reviews;
    private final KeepFindings keep;
    private final ScanTable scans;

    ReadScanAtItsEnd(ReviewConfig config, ReviewTable reviews, KeepFindings keep, ScanTable scans) {
        this.config = config;
        this.reviews = reviews;
        this.keep = keep;
        this.scans = scans;
    }

    @Override
    public Class<CheckChanged> event() {
        return CheckChanged.class;
    }

    @Override
    public void handle(Received<CheckChanged> received) {
        var check = received.event();
        if (!isEndOfScan(check)) {
            return;
        }
        keep.alone(check.pullRequest());
        reviews.askedLast(check.pullRequest())
                .filter(request -> request.run().headSha().equals(check.headSha()))
                .ifPresent(request -> scans.ended(request.run()));
    }

    private boolean isEndOfScan(CheckChanged check) {
        return config.codeScanning().read()
                && check.kind() != CheckKind.STATUS
                && check.completed()
                && config.codeScanning().apps().contains(check.app());
    }
}
