package dev.pipe.review.sarif;

import dev.pipe.common.event.ReviewEvent.RiskLevel;
import dev.pipe.review.diff.Change;
import dev.pipe.review.diff.ChangedHunk;
import dev.pipe.review.diff.Side;
import dev.pipe.review.risk.Finding;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Ours and those of others as one list. Only what the change adds counts. The same harm in the same line is one finding,
 * with the worse of the levels and the other's name: two tools that agree are surer, not two risks. Another harm beside
 * it stays a finding of its own, with its own words, to be mended or dismissed by itself.
 */
public final class JoinFindings {

    private static final int LONGEST = 160;
    private static final String ALSO = " Also found by ";

    private final Change change;
    private final Map<String, ChangedHunk> masked = new HashMap<>();

    public JoinFindings(Change change) {
        this.change = change;
    }

    /**
     * @param findings the worst first
     * @param outside how many of the others' are at places that the change does not add
     */
    public record Joined(List<Finding> findings, int outside) {}

    /** A finding with what it speaks of and the lines it is about. */
    private record Held(Finding finding, Set<String> harms, int first, int last) {

        static Held ours(Finding finding) {
            return new Held(finding, Harms.of(finding.ruleId(), List.of()), finding.line(), finding.line());
        }

        static Held others(Finding finding, ForeignFinding other, PlaceInChange place) {
            return place.sure() && other.span().saysALine()
                    ? new Held(
                            finding,
                            other.harms(),
                            other.span().firstLine(),
                            other.span().end())
                    : new Held(finding, other.harms(), finding.line(), finding.line());
        }

        boolean overlaps(Held other) {
            return first <= other.last
                    && other.first <= last
                    && finding.side() == other.finding.side()
                    && finding.file().equals(other.finding.file());
        }

        boolean isSameHarm(Held other) {
            return finding.type() == other.finding.type() && !Collections.disjoint(harms, other.harms);
        }
    }

    private record Spot(String file, int line) {}

    public Joined join(List<Finding> ours, List<ForeignFinding> others) {
        var joined = new ArrayList<>(ours.stream().map(Held::ours).toList());
        var hidden = new HashSet<Spot>();
        var outside = 0;
        for (var other : others) {
            var place = PlaceInChange.of(other, change);
            if (place.isEmpty()) {
                outside++;
                continue;
            }
            var held = Held.others(finding(other, place.get()), other, place.get());
            add(held, other, joined);
            for (var line = held.first(); other.kind().isHidden() && line <= held.last(); line++) {
                hidden.add(new Spot(held.finding().file(), line));
            }
        }
        return new Joined(
                joined.stream()
                        .map(held -> unseen(held.finding(), hidden))
                        .sorted(Finding.WORST_FIRST)
                        .toList(),
                outside);
    }

    private static void add(Held foreign, ForeignFinding other, List<Held> joined) {
        for (var i = 0; i < joined.size(); i++) {
            var known = joined.get(i);
            if (!known.overlaps(foreign)) {
                continue;
            }
            if (isOfAnother(known.finding(), other)) {
                if (known.isSameHarm(foreign)) {
                    var together = together(known.finding(), foreign.finding(), other);
                    joined.set(i, new Held(together, known.harms(), known.first(), known.last()));
                    return;
                }
            } else if (known.finding().ruleId().equals(foreign.finding().ruleId())
                    && known.finding().line() == foreign.finding().line()) {
                return; // said twice by one tool
            }
        }
        joined.add(foreign);
    }

    /** True of the words of a finding of ours that another tool has as well. */
    public static boolean isAlsoOthers(String why) {
        return why != null && why.contains(ALSO);
    }

    private static boolean isOfAnother(Finding known, ForeignFinding other) {
        var tool = other.id().substring(0, other.id().indexOf('/') + 1);
        return !known.ruleId().startsWith(tool);
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
                known.evidence(),
                known.why() + ALSO + other.tool() + " (" + other.ruleId() + ").",
                known.mend(),
                Math.max(known.confidence(), foreign.confidence()),
                known.suggestion());
    }

    private Finding finding(ForeignFinding other, PlaceInChange place) {
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
                evidence(place),
                other.message(),
                other.mend(),
                other.confidence());
    }

    /** A secret that only another tool knows would not be masked: its lines are not shown, whatever else is found there. */
    private static Finding unseen(Finding finding, Set<Spot> hidden) {
        if (finding.side() != Side.RIGHT || !hidden.contains(new Spot(finding.file(), finding.line()))) {
            return finding;
        }
        return new Finding(
                finding.ruleId(),
                finding.type(),
                finding.level(),
                finding.file(),
                finding.line(),
                finding.side(),
                finding.hunkId(),
                "",
                finding.why(),
                finding.mend(),
                finding.confidence());
    }

    /** Masked with the lines around it: a private key is known by its first line only. */
    private String evidence(PlaceInChange place) {
        var hunk = place.hunk();
        var index = hunk.lines().indexOf(place.line());
        var safe = masked.computeIfAbsent(hunk.id(), id -> hunk.masked());
        var line = safe.lines().get(index).text().strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }
}
