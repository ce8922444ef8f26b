package dev.pipe.review.read;

import dev.pipe.review.diff.Change;
import dev.pipe.review.model.SpeaksToReviewer;
import dev.pipe.review.risk.FindRisks;
import dev.pipe.review.risk.Finding;
import java.util.List;
import java.util.stream.Stream;

/** All that rules find: what the change does, and whether it speaks to whoever reviews it. */
final class FindByRules {

    private final FindRisks risks = FindRisks.withShippedRules();

    List<Finding> in(Change change) {
        return Stream.concat(risks.in(change).stream(), SpeaksToReviewer.in(change).stream())
                .sorted(Finding.WORST_FIRST)
                .toList();
    }
}
