package dev.pipe.review.sarif;

import dev.pipe.common.event.ReviewEvent.RiskLevel;
import dev.pipe.common.secrets.CredentialMask;
import dev.pipe.review.diff.Change;
import dev.pipe.review.diff.Side;
import dev.pipe.review.risk.Finding;
import java.util.ArrayList;
import java.util.List;

/**
 * Ours and those of others as one list. Only what the change adds counts. The same kind of harm at the same place is one
 * finding, with the worse of the levels and the other's name: two tools that agree are surer, not two risks.
 */
public final class JoinFindings {

    private static final int NEAR = 1;
    private static final int LONGEST = 160;

    private final Change change;

    public JoinFindings(Change change) {
        this.change = change;
    }

    /**
     * @param findings the worst first
     * @param outside how many of the others' are at places that the change does not add
     */
    public record Joined(List<Finding> findings, int outside) {}

    public Joined join(List<Finding> ours, List<ForeignFinding> others) {
        var joined = new ArrayList<>(ours);
        var outside = 0;
        for (var other : others) {
            var place = PlaceInChange.of(other, change);
            if (place.isEmpty()) {
                outside++;
                continue;
            }
            add(finding(other, place.get()), other, joined);
        }
        return new Joined(joined.stream().sorted(Finding.WORST_FIRST).toList(), outside);
    }

    private static void add(Finding foreign, ForeignFinding other, List<Finding> joined) {
        for (var i = 0; i < joined.size(); i++) {
            var known = joined.get(i);
            if (known.ruleId().equals(foreign.ruleId()) && isSamePlace(known, foreign)) {
                return; // said twice by one tool
            }
            if (isOfAnother(known, other) && known.type() == foreign.type() && isSamePlace(known, foreign)) {
                joined.set(i, together(known, foreign, other));
                return;
            }
        }
        joined.add(foreign);
    }

    private static boolean isOfAnother(Finding known, ForeignFinding other) {
        var tool = other.id().substring(0, other.id().indexOf('/') + 1);
        return !known.ruleId().startsWith(tool);
    }

    private static boolean isSamePlace(Finding a, Finding b) {
        return a.file().equals(b.file()) && a.side() == b.side() && Math.abs(a.line() - b.line()) <= NEAR;
    }

    private static Finding together(Finding known, Finding foreign, ForeignFinding other) {
        var worse = known.level().compareTo(foreign.level()) >= 0 ? known.level() : foreign.level();
        return new Finding(
                known.ruleId(),
                known.type(),
                worse,
                known.file(),
                known.line(),
                known.side(),
                known.hunkId(),
                other.kind() == ForeignFinding.Kind.SECRET ? "" : known.evidence(), // it may see more of one than we do
                known.why() + " Also found by " + other.tool() + " (" + other.ruleId() + ").",
                known.mend(),
                Math.max(known.confidence(), foreign.confidence()),
                known.suggestion());
    }

    private static Finding finding(ForeignFinding other, PlaceInChange place) {
        // where the tool does not know the line, the finding may be older than the change
        var level = place.sure() || other.level() != RiskLevel.CRITICAL ? other.level() : RiskLevel.MODERATE;
        return new Finding(
                other.id(),
                other.type(),
                level,
                place.file().path(),
                place.line().number(),
                Side.RIGHT,
                place.hunk().id(),
                evidence(other, place),
                other.message(),
                other.mend(),
                other.confidence());
    }

    /** A secret that only the other tool knows would not be masked: its line is not shown. */
    private static String evidence(ForeignFinding other, PlaceInChange place) {
        if (other.kind() == ForeignFinding.Kind.SECRET) {
            return "";
        }
        var line = CredentialMask.mask(place.line().text()).strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }
}
