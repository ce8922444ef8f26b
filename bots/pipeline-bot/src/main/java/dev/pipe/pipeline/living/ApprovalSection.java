package dev.pipe.pipeline.living;

import dev.pipe.common.event.GovernanceEvent.Integration;
import dev.pipe.common.text.SafeMarkdown;
import dev.pipe.pipeline.run.Run;
import dev.pipe.pipeline.run.Standing;
import dev.pipe.pipeline.run.Words;
import java.util.Optional;

/** Who approved, what is missing, which domains meet, and the ledger row that proves the verdict. */
final class ApprovalSection {

    private ApprovalSection() {}

    static Optional<Integration> integration(Run run) {
        var evidence = run.evidence();
        if (evidence.decided() != null && evidence.decided().integration() != null) {
            return Optional.of(evidence.decided().integration());
        }
        return Optional.ofNullable(evidence.asked()).map(asked -> asked.integration());
    }

    static String of(Standing standing) {
        var evidence = standing.run().evidence();
        var text = new StringBuilder();
        integration(standing.run()).ifPresent(found -> text.append("**Integration** ")
                .append(LivingComment.arrow(found))
                .append(", recognised by ")
                .append(SafeMarkdown.text(found.recognisedBy()))
                .append("\n\n"));
        if (evidence.decided() != null) {
            text.append("**Ledger** row ")
                    .append(evidence.decided().ledgerSequence())
                    .append(", hash ")
                    .append(SafeMarkdown.code(evidence.decided().ledgerHash()))
                    .append(", decided ")
                    .append(Words.time(evidence.decided().decidedAt()))
                    .append(" under policy ")
                    .append(SafeMarkdown.text(evidence.decided().policyVersion()))
                    .append("\n\n");
        } else if (evidence.asked() != null && !evidence.asked().given().isEmpty()) {
            text.append("**Approved so far** by ")
                    .append(Words.approvals(evidence.asked().given()))
                    .append("\n\n");
        }
        return text.toString();
    }
}
