package dev.pipe.review.say;

import dev.pipe.common.event.ReviewEvent.Decision;
import dev.pipe.common.event.RunRef;
import dev.pipe.common.github.GitHubWrite;
import dev.pipe.common.github.GitHubWrite.SetLabels;
import dev.pipe.common.github.GitHubWrite.SettleThreads;
import dev.pipe.common.github.GitHubWrite.SubmitReview;
import dev.pipe.common.github.GitHubWrite.SubmitReview.Event;
import dev.pipe.common.github.GitHubWrite.WithdrawReviews;
import dev.pipe.review.ReviewConfig;
import dev.pipe.review.identity.KnownFinding;
import dev.pipe.review.identity.NamedFinding;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a review writes on the pull request. Nothing new means nothing said: the check tells it. */
@ApplicationScoped
public class SayReview {

    private final ReviewConfig config;

    SayReview(ReviewConfig config) {
        this.config = config;
    }

    public Said of(Saying saying) {
        var fresh = saying.findings().open().stream()
                .filter(finding -> finding.number() > 0 && !finding.isSaid()) // beyond names there is no end
                .toList();
        var most = saying.section().inlineComments() == null
                ? config.inlineComments()
                : saying.section().inlineComments();
        var groups =
                PlaceComments.of(fresh.stream().filter(NamedFinding::placed).toList());
        var inline = groups.stream().limit(most).toList();
        var beside = inline.stream().flatMap(List::stream).collect(Collectors.toSet());
        var listed = fresh.stream().filter(finding -> !beside.contains(finding)).toList();
        return new Said(
                fresh.isEmpty() && !approves(saying) ? Optional.empty() : Optional.of(review(saying, inline, listed)),
                others(saying),
                markers(inline, listed));
    }

    public static GitHubWrite labels(RunRef run, Decision decision) {
        return new SetLabels(run.pullRequest(), LabelPolicy.of(decision), LabelPolicy.OURS);
    }

    /**
     * Threads of what was closed, unless something in them still holds.
     *
     * @param held the markers of comments that say something that is open
     */
    public static Optional<SettleThreads> threads(
            RunRef run, List<KnownFinding> closed, List<KnownFinding> reopened, Set<String> held) {
        var resolve = markers(closed).filter(marker -> !held.contains(marker)).toList();
        var reopen = markers(reopened).toList();
        return resolve.isEmpty() && reopen.isEmpty()
                ? Optional.empty()
                : Optional.of(new SettleThreads(run.pullRequest(), resolve, reopen));
    }

    private static Stream<String> markers(List<KnownFinding> findings) {
        return findings.stream()
                .map(KnownFinding::marker)
                .filter(marker -> marker != null && !marker.isEmpty())
                .distinct();
    }

    private List<GitHubWrite> others(Saying saying) {
        var findings = saying.findings();
        var writes = new ArrayList<GitHubWrite>();
        var held = findings.open().stream()
                .map(NamedFinding::marker)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        threads(saying.run(), findings.fixed(), findings.reopened(), held).ifPresent(writes::add);
        writes.add(labels(saying.run(), saying.verdict().decision()));
        writes.addAll(takenBack(saying.run(), saying.verdict().decision()));
        return writes;
    }

    /** What the operator lets us do, we undo as well. */
    public List<GitHubWrite> takenBack(RunRef run, Decision decision) {
        var writes = new ArrayList<GitHubWrite>();
        if (config.requestChanges() && !decision.rejected()) {
            writes.add(new WithdrawReviews(
                    run.pullRequest(), Event.REQUEST_CHANGES, "What this asked to change is changed or dismissed."));
        }
        if (config.approve() && !isApproving(decision)) {
            writes.add(new WithdrawReviews(
                    run.pullRequest(), Event.APPROVE, "The change is not what this approved any more."));
        }
        return writes;
    }

    private boolean approves(Saying saying) {
        return config.approve() && isApproving(saying.verdict().decision());
    }

    private static boolean isApproving(Decision decision) {
        return Set.of(Decision.AUTO_APPROVED, Decision.APPROVED_WITH_SUGGESTIONS)
                .contains(decision);
    }

    private SubmitReview review(Saying saying, List<List<NamedFinding>> inline, List<NamedFinding> listed) {
        var comments = inline.stream().map(InlineText::of).toList();
        return new SubmitReview(
                saying.run().pullRequest(),
                saying.run().headSha(),
                ReviewMarker.of(saying.run()),
                ReviewText.of(saying, comments, saying.grows() ? everyListed(saying, listed) : listed),
                comments,
                event(saying));
    }

    /** The text of a review that grows is written anew: it tells what it told before. */
    private static List<NamedFinding> everyListed(Saying saying, List<NamedFinding> listed) {
        return saying.findings().open().stream()
                .filter(finding -> listed.contains(finding) || "".equals(finding.marker()))
                .toList();
    }

    private Event event(Saying saying) {
        if (config.requestChanges() && saying.verdict().decision().rejected()) {
            return Event.REQUEST_CHANGES;
        }
        return approves(saying) ? Event.APPROVE : Event.COMMENT;
    }

    private static Map<Integer, String> markers(List<List<NamedFinding>> inline, List<NamedFinding> listed) {
        var markers = new HashMap<Integer, String>();
        inline.forEach(group -> group.forEach(finding -> markers.put(finding.number(), InlineText.marker(group))));
        listed.forEach(finding -> markers.put(finding.number(), ""));
        return markers;
    }
}
