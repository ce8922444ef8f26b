package dev.pipe.review.say;

import dev.pipe.common.event.PullRequestRef;
import dev.pipe.common.event.ReviewEvent.Decision;
import dev.pipe.common.event.RunRef;
import dev.pipe.common.github.GitHubWrite;
import dev.pipe.common.github.GitHubWrite.InlineComment;
import dev.pipe.common.github.GitHubWrite.SetLabels;
import dev.pipe.common.github.GitHubWrite.SettleThreads;
import dev.pipe.common.github.GitHubWrite.SubmitReview;
import dev.pipe.common.github.GitHubWrite.SubmitReview.Event;
import dev.pipe.common.github.GitHubWrite.WithdrawReviews;
import dev.pipe.review.ReviewConfig;
import dev.pipe.review.identity.KnownFinding;
import dev.pipe.review.identity.NamedFinding;
import dev.pipe.review.identity.SaidBy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
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
        var open = saying.findings().open().stream()
                .filter(finding -> finding.number() > 0) // beyond names there is no end
                .toList();
        var fresh = open.stream().filter(finding -> !finding.isSaid()).toList();
        var standing = standing(saying, open);
        var groups = PlaceComments.of(
                        fresh.stream().filter(NamedFinding::placed).toList())
                .stream()
                .limit(Math.max(0, most(saying) - standing.size()))
                .toList();
        var beside = groups.stream().flatMap(List::stream).collect(Collectors.toSet());
        var places = places(saying, groups, fresh);
        var listed = open.stream()
                .filter(finding -> fresh.contains(finding) ? !beside.contains(finding) : isListed(saying, finding))
                .toList();
        var comments = Stream.concat(standing.stream(), groups.stream().map(InlineText::of))
                .toList();
        var silent = fresh.isEmpty() && !approves(saying) && !objectsAnew(saying);
        return new Said(
                silent ? Optional.empty() : Optional.of(review(saying, comments, listed)), others(saying), places);
    }

    private int most(Saying saying) {
        return saying.section().inlineComments() == null
                ? config.inlineComments()
                : saying.section().inlineComments();
    }

    /** Comments that this review has: what of them GitHub put into its text is told there again. */
    private static List<InlineComment> standing(Saying saying, List<NamedFinding> open) {
        return open.stream()
                .filter(finding -> finding.isSaidIn(saying.marker()) && !isListed(saying, finding))
                .collect(Collectors.groupingBy(NamedFinding::marker, LinkedHashMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(group -> InlineText.standing(group.getKey(), group.getValue()))
                .toList();
    }

    /** The text of a review that grows is written anew: it tells what it told before. */
    private static boolean isListed(Saying saying, NamedFinding finding) {
        return finding.isSaidIn(saying.marker()) && finding.marker().isEmpty();
    }

    /** What was fine, or not so bad, is rejected now: that takes a review even where each of its findings was said. */
    private boolean objectsAnew(Saying saying) {
        return event(saying) == Event.REQUEST_CHANGES
                && saying.before().filter(Decision::rejected).isEmpty();
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
            PullRequestRef pullRequest, List<KnownFinding> closed, List<KnownFinding> reopened, Set<String> held) {
        var resolve = markers(closed).filter(marker -> !held.contains(marker)).toList();
        var reopen = markers(reopened).toList();
        return resolve.isEmpty() && reopen.isEmpty()
                ? Optional.empty()
                : Optional.of(new SettleThreads(pullRequest, resolve, reopen));
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
        threads(saying.run().pullRequest(), findings.fixed(), findings.reopened(), held)
                .ifPresent(writes::add);
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

    private SubmitReview review(Saying saying, List<InlineComment> comments, List<NamedFinding> listed) {
        return new SubmitReview(
                saying.run().pullRequest(),
                saying.run().headSha(),
                saying.marker(),
                ReviewText.of(saying, comments, listed),
                comments,
                event(saying));
    }

    private Event event(Saying saying) {
        if (config.requestChanges() && saying.verdict().decision().rejected()) {
            return Event.REQUEST_CHANGES;
        }
        return approves(saying) ? Event.APPROVE : Event.COMMENT;
    }

    private static Map<Integer, SaidBy> places(
            Saying saying, List<List<NamedFinding>> groups, List<NamedFinding> fresh) {
        var places = new HashMap<Integer, SaidBy>();
        fresh.forEach(finding -> places.put(finding.number(), new SaidBy(saying.marker(), "")));
        groups.forEach(group -> group.forEach(
                finding -> places.put(finding.number(), new SaidBy(saying.marker(), InlineText.marker(group)))));
        return places;
    }
}
