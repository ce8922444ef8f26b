package dev.pipe.memory.remember;

import dev.pipe.common.bus.Handler;
import dev.pipe.common.bus.Received;
import dev.pipe.common.event.ReviewEvent.Finding;
import dev.pipe.common.event.ReviewEvent.ReviewCompleted;
import dev.pipe.common.event.ReviewEvent.RiskLevel;
import dev.pipe.memory.remember.Dossier.Reviewed;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;

/** A review is done: its risks and its word. */
@ApplicationScoped
class RememberReview implements Handler<ReviewCompleted> {

    private static final int MOST_FINDINGS = 10;
    private static final int LONGEST_FINDING = 200;
    private static final int LONGEST_SUMMARY = 500;

    private final KeepDossiers dossiers;

    RememberReview(KeepDossiers dossiers) {
        this.dossiers = dossiers;
    }

    @Override
    public Class<ReviewCompleted> event() {
        return ReviewCompleted.class;
    }

    @Override
    public void handle(Received<ReviewCompleted> received) {
        var review = received.event();
        dossiers.change(DossierKey.of(review.run()), dossier -> dossier.with(reviewed(review)));
    }

    static Reviewed reviewed(ReviewCompleted review) {
        var findings = review.findings().stream()
                .sorted(Comparator.comparing(RememberReview::level).reversed())
                .limit(MOST_FINDINGS)
                .map(finding -> Clean.text(finding.title() + " in " + finding.about(), LONGEST_FINDING))
                .toList();
        return new Reviewed(
                review.run().attempt(),
                review.decision(),
                review.riskLevel(),
                findings,
                Clean.text(review.summary(), LONGEST_SUMMARY),
                review.completedAt());
    }

    /** A level this version does not know is not the worst. */
    private static RiskLevel level(Finding finding) {
        return finding.level() == null ? RiskLevel.NONE : finding.level();
    }
}
