package dev.pipe.review.identity;

import dev.pipe.common.event.ReviewEvent;
import dev.pipe.common.event.ReviewEvent.RiskLevel;
import dev.pipe.review.diff.Change;
import dev.pipe.review.identity.KnownFinding.State;
import dev.pipe.review.risk.Finding;
import dev.pipe.review.risk.RiskType;
import dev.pipe.review.sarif.ForeignFinding;
import dev.pipe.review.sarif.JoinFindings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Gives findings their names and says what became of those that were known. Pure: facts in, what is to be kept out. */
final class RecogniseFindings {

    /** So many have names at one time; who mends some of those sees the others. */
    private static final int MOST_NAMED = 500;

    private static final Comparator<NamedFinding> WORST_FIRST =
            Comparator.comparing(NamedFinding::finding, Finding.WORST_FIRST);

    /** What there was before. */
    record Known(List<KnownFinding> findings, Set<String> dismissedRules) {}

    /** @param keep what is known from now on, changed or new */
    record Recognised(Findings findings, List<KnownFinding> keep) {}

    private final Set<String> dismissedRules;
    private final Heard heard;
    private final Lines lines;
    private final List<NamedFinding> open = new ArrayList<>();
    private final List<KnownFinding> reopened = new ArrayList<>();
    private final List<KnownFinding> dismissed = new ArrayList<>();
    private final List<KnownFinding> keep = new ArrayList<>();
    private int last;
    private int room;

    private RecogniseFindings(Known known, Change change, Heard heard) {
        this.dismissedRules = known.dismissedRules();
        this.heard = heard;
        this.lines = Lines.of(change);
        this.last =
                known.findings().stream().mapToInt(KnownFinding::number).max().orElse(0);
    }

    static Recognised of(Known known, Change change, List<Finding> found, Heard heard) {
        var recognise = new RecogniseFindings(known, change, heard);
        var seen = found.stream().map(recognise.lines::seen).toList();
        var matched = MatchFindings.of(known.findings(), seen, change);
        recognise.room = MOST_NAMED - matched.pairs().size();
        seen.forEach(it -> recognise.take(it, matched.pairs().get(it)));
        var fixed = matched.gone().stream()
                .filter(gone -> !recognise.stillStands(gone))
                .filter(gone -> gone.state() == State.OPEN)
                .map(gone -> gone.in(State.FIXED))
                .toList();
        recognise.keep.addAll(fixed);
        var open = recognise.open.stream().sorted(WORST_FIRST).toList();
        return new Recognised(new Findings(open, fixed, recognise.reopened, recognise.dismissed), recognise.keep);
    }

    private void take(Seen now, KnownFinding known) {
        if (known == null && room-- <= 0) {
            open.add(new NamedFinding(0, now.finding(), null, lines.hold(now.finding())));
            return;
        }
        var seen = holds(known, now) ? lines.seen(again(known, now)) : now;
        var number = known == null ? ++last : known.number();
        var state = known == null || known.state() == State.FIXED ? fresh(seen) : known.state();
        var said = known == null ? null : known.said();
        var named = new KnownFinding(
                number,
                seen.family(),
                seen.file(),
                seen.line(),
                seen.context(),
                state,
                said,
                Told.of("F" + number, seen.finding()));
        keep.add(named);
        if (state == State.DISMISSED) {
            dismissed.add(named);
            return;
        }
        open.add(new NamedFinding(number, seen.finding(), said, lines.hold(seen.finding())));
        if (known != null && known.state() == State.FIXED) {
            reopened.add(named);
        }
    }

    /**
     * What a model said of a line it may say again worse, not better: it is talked out of what it saw more easily than it is
     * talked into it. Of a line that went and is back somewhere else, what it says there counts.
     */
    private boolean holds(KnownFinding known, Seen now) {
        return known != null
                && (Seen.isModels(known.family()) || wasRaised(known))
                && known.finding().level().compareTo(now.finding().level()) >= 0
                && (known.state() != State.FIXED || known.context().equals(now.context()));
    }

    /** Another tool found it worse than our rule does, and could not be heard this time. */
    private boolean wasRaised(KnownFinding known) {
        return heard == Heard.OURS_ALONE
                && known.state() != State.FIXED
                && JoinFindings.isAlsoOthers(known.finding().why());
    }

    /** What another tool found, which could not be heard this time, holds as what a model said does. */
    private boolean isUnheard(KnownFinding gone) {
        return heard == Heard.OURS_ALONE && gone.state() == State.OPEN && ForeignFinding.isForeign(gone.family());
    }

    private Finding again(KnownFinding known, Seen now) {
        return lines.at(now.finding()).map(line -> again(known.finding(), line)).orElseGet(now::finding);
    }

    /** A dismissed rule keeps quiet about what comes later, but never about something critical. */
    private State fresh(Seen seen) {
        return dismissedRules.contains(seen.finding().ruleId())
                        && seen.finding().level() != RiskLevel.CRITICAL
                ? State.DISMISSED
                : State.OPEN;
    }

    /**
     * What a model said of a line that still stands holds, and moves with it. Of a line that went and is back as it was it
     * holds again: the model has read it there and is not asked a second time.
     */
    private boolean stillStands(KnownFinding gone) {
        if (!Seen.isModels(gone.family()) && !isUnheard(gone)) {
            return false;
        }
        var line = gone.state() == State.FIXED
                ? lines.addedThere(gone.file(), gone.line(), gone.context())
                : lines.added(gone.file(), gone.line(), gone.context());
        if (line.isEmpty()) {
            return false;
        }
        var finding = again(gone.finding(), line.get());
        take(lines.seen(finding), gone);
        return true;
    }

    private static Finding again(ReviewEvent.Finding told, Lines.Line line) {
        return new Finding(
                told.ruleId(),
                RiskType.valueOf(told.type()),
                told.level(),
                line.file(),
                line.line().number(),
                line.line().side(),
                line.hunkId(),
                told.evidence(),
                told.why(),
                told.mend(),
                told.confidence());
    }
}
