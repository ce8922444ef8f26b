package dev.pipe.pipeline.run;

import static java.util.stream.Collectors.joining;

import dev.pipe.common.config.MergeQueue;
import dev.pipe.common.config.MergeTrigger;
import dev.pipe.common.config.Mode;
import dev.pipe.common.config.Stage;
import dev.pipe.common.text.SafeMarkdown;
import dev.pipe.pipeline.hold.Hold;
import dev.pipe.pipeline.hold.PersonHold;
import dev.pipe.pipeline.hold.ReleasePolicy;
import dev.pipe.pipeline.run.Reason.Kind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Decides whether a run whose stages all passed may be merged now, and if not, why not. */
public final class MergePolicy {

    private MergePolicy() {}

    /** True when GitHub is to be asked to merge now. */
    static boolean mergeNow(Standing standing) {
        var run = standing.run();
        return run.live()
                && standing.readyToMerge()
                && !run.merge().sent()
                && sameHeadAndBase(standing)
                && blockers(standing).isEmpty();
    }

    /** What speaks against a merge that is on its way. The rest comes with waiting, or GitHub itself looks at it. */
    private static final Set<Kind> RECALLING =
            EnumSet.of(Kind.HOLD, Kind.NOT_ASKED, Kind.DRAFT, Kind.UNTRUSTED, Kind.SHARED_HEAD, Kind.MODE);

    /** Why a merge that this run asked for, and that GitHub was not asked for yet, is not wanted any more. */
    static Optional<String> recall(Standing standing, String runId) {
        var run = standing.run();
        if (!run.live() || !run.ref().id().equals(runId)) {
            return Optional.of("The run that asked for this merge is over.");
        }
        if (!standing.readyToMerge()) {
            return Optional.of("A stage before the merge has not passed any more.");
        }
        return blockers(standing).stream()
                .filter(reason -> RECALLING.contains(reason.kind()))
                .map(Reason::what)
                .findFirst();
    }

    /** What was approved is what would be merged. */
    private static boolean sameHeadAndBase(Standing standing) {
        var ref = standing.run().ref();
        var now = standing.pullRequest();
        return now.open() && now.headSha().equals(ref.headSha()) && now.base().equals(ref.base());
    }

    /** What stands between the last stage before the merge and the merge itself. */
    public static List<Reason> blockers(Standing standing) {
        var reasons = new ArrayList<Reason>();
        standing.holds().inForce().forEach(hold -> reasons.add(held(hold)));
        standing.holds().byPeople().forEach(hold -> reasons.add(heldBy(hold)));
        untrusted(standing, reasons);
        ofPullRequest(standing, reasons);
        ofSharedHead(standing, reasons);
        ofSettings(standing, reasons);
        ofQueue(standing, reasons);
        return reasons;
    }

    private static Reason held(Hold hold) {
        return new Reason(
                Kind.HOLD,
                "Merges are held since " + Words.time(hold.since()) + ": " + SafeMarkdown.text(hold.reason()) + " ("
                        + SafeMarkdown.codeCell(hold.resource()) + ").",
                "Nothing for you: the hold clears by itself when this is well again. `/infra` tells more.");
    }

    /** Also for a pull request that has no run. */
    public static Reason heldBy(PersonHold hold) {
        var why = hold.reason().isEmpty() ? "." : ": " + SafeMarkdown.text(hold.reason());
        return new Reason(
                Kind.HOLD,
                Words.person(hold.by()) + " holds it since " + Words.time(hold.since()) + why,
                Words.person(hold.by()) + " says `/unhold`, or " + ReleasePolicy.whoMay(hold) + " does.");
    }

    private static void untrusted(Standing standing, List<Reason> reasons) {
        if (standing.run().evidence().granted().trust().awaited()) {
            reasons.add(new Reason(
                    Kind.UNTRUSTED,
                    "It comes from the fork of somebody without write access, and nobody has vouched for this head: no"
                            + " model reads it, the memory is not asked, and GitHub Actions wait.",
                    "Somebody with write access looks at "
                            + SafeMarkdown.codeCell(
                                    Words.shortSha(standing.run().ref().headSha()))
                            + " and says `/ok-to-test`."));
        }
    }

    private static void ofPullRequest(Standing standing, List<Reason> reasons) {
        var pullRequest = standing.pullRequest();
        if (pullRequest.draft()) {
            reasons.add(new Reason(Kind.DRAFT, "It is a draft.", "Mark it ready for review."));
        }
        if (Boolean.FALSE.equals(pullRequest.mergeable())) {
            reasons.add(new Reason(
                    Kind.CONFLICT,
                    "It conflicts with " + SafeMarkdown.codeCell(pullRequest.base()) + ".",
                    "Bring " + SafeMarkdown.codeCell(pullRequest.base())
                            + " into your branch, resolve the conflicts, push."));
        }
        if (pullRequest.mergeable() == null && standing.readyToMerge()) {
            reasons.add(new Reason(
                    Kind.MERGE_COMPUTED, "GitHub is still working out whether it can be merged.", "Wait a moment."));
        }
        if (standing.run().merge().refused()) {
            reasons.add(new Reason(
                    Kind.MERGE_REFUSED,
                    "GitHub would not merge it: "
                            + SafeMarkdown.text(standing.run().merge().refusal()),
                    "Mend that: it is tried again when something changes here, and at "
                            + Words.time(standing.run().merge().retryAt()) + " in any case; `/merge` tries at once."));
        }
    }

    private static void ofSharedHead(Standing standing, List<Reason> reasons) {
        var unready = standing.sharers().stream()
                .filter(run -> !Standing.readyToMerge(run)
                        || standing.holds().heldElsewhere(run.ref().pullRequest()))
                .map(run -> "#" + run.ref().pullRequest().number())
                .collect(joining(", "));
        if (!unready.isEmpty()) {
            reasons.add(new Reason(
                    Kind.SHARED_HEAD,
                    "The same commit is also the head of " + unready
                            + " against the same base, which has not passed. A check belongs to a commit, so it cannot"
                            + " be green for one and not for the other.",
                    "Get " + unready + " through too, or close it."));
        }
    }

    private static void ofQueue(Standing standing, List<Reason> reasons) {
        var merge = standing.run().merge();
        var base = SafeMarkdown.codeCell(standing.run().ref().base());
        if (!merge.updateRefusal().isEmpty()) {
            reasons.add(new Reason(
                    Kind.OUT_OF_DATE,
                    "It lacks the newest commits of " + base + ", and GitHub would not merge them in: "
                            + SafeMarkdown.text(merge.updateRefusal()),
                    "Bring " + base + " into your branch and push; of a fork, only its owner can."));
        }
        if (merge.updating()) {
            reasons.add(new Reason(
                    Kind.UPDATING,
                    base + " is being merged into it since " + Words.time(merge.updatingAt())
                            + ", so that it is tested on what it lands on.",
                    "Nothing: the checks run again on the new head, and the place in the queue stays."));
        }
        if (standing.place().queued() && !standing.place().first()) {
            reasons.add(new Reason(
                    Kind.QUEUED,
                    "It is number " + standing.place().number() + " in the queue of " + base + ", behind "
                            + standing.place().ahead().stream()
                                    .map(ahead -> "#" + ahead.number())
                                    .collect(joining(", "))
                            + ".",
                    "Nothing: one is merged at a time, in the order they became ready."));
        }
    }

    /** True when a summary that is green now would be believed by others than this suite. */
    public static boolean isItsTurn(Standing standing) {
        var strict = standing.settings().enforces()
                && standing.settings().merge().queue() == MergeQueue.OWN
                && standing.settings().merge().upToDate();
        if (standing.run().merge().updating()) {
            return false;
        }
        return strict || standing.place().queued() ? standing.place().first() : true;
    }

    private static void ofSettings(Standing standing, List<Reason> reasons) {
        if (!standing.settings().enforces()) {
            var mode = standing.settings().mode() == Mode.OBSERVE ? "observe" : "comment";
            reasons.add(new Reason(
                    Kind.MODE,
                    "This repository is in `" + mode + "` mode: the suite does not merge here.",
                    "Merge by hand, or set `mode: enforce` in `.github/pipe.yml`."));
        } else if (!standing.settings().has(Stage.MERGE)) {
            reasons.add(new Reason(
                    Kind.MODE,
                    "The merge stage is switched off in `.github/pipe.yml`: the suite does not merge here.",
                    "Merge by hand."));
        } else if (standing.settings().trigger() == MergeTrigger.COMMAND
                && !standing.run().merge().asked()) {
            reasons.add(new Reason(
                    Kind.NOT_ASKED,
                    "Nobody has asked for the merge yet.",
                    "Somebody with " + WhoMerges.words(standing.settings().merge()) + " says `/merge`."));
        }
    }
}
