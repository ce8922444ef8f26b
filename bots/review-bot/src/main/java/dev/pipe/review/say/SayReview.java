package dev.pipe.review.say;

import dev.pipe.common.event.PullRequestRef;
import dev.pipe.common.event.ReviewEvent.Decision;
import dev.pipe.common.event.RunRef;
import dev.pipe.common.github.GitHubWrite;
import dev.pipe.common.github.GitHubWrite.InlineComment;
import dev.pipe.common.github.GitHubWrite.Judge;
import dev.pipe.common.github.GitHubWrite.SetLabels;
import dev.pipe.common.github.GitHubWrite.SettleThreads;
import dev.pipe.common.github.GitHubWrite.SubmitReview;
import dev.pipe.common.github.GitHubWrite.SubmitReview.Event;
import dev.pipe.common.github.GitHubWrite.WithdrawReviews;
import dev.pipe.review.ReviewConfig;
import dev.pipe.review.decide.Verdict;
import dev.pipe.review.identity.KnownFinding;
import dev.pipe.review.identity.NamedFinding;
import dev.pipe.review.identity.SaidBy;
import dev.pipe.review.say.JudgementPolicy.Allowed;
import dev.pipe.review.say.JudgementPolicy.Head;
import dev.pipe.review.say.JudgementPolicy.Word;
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
        var review = review(saying, comments, listed);
        var others = others(saying);
        if (fresh.isEmpty() && review.event() != Event.COMMENT) {
            others.add(new Judge(review));
        }
        return new Said(fresh.isEmpty() ? Optional.empty() : Optional.of(review), others, places);
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

    private static GitHubWrite labels(RunRef run, Decision decision) {
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
        var head = saying.review().isUnread() ? Head.UNREAD : Head.READ;
        writes.addAll(takenBack(saying.run(), saying.verdict().decision(), head, saying.overridden()));
        return writes;
    }

    /** A head that was said, and of which something else counts now: what our reviews hold follows. */
    public List<GitHubWrite> judgedAgain(RunRef run, Verdict verdict, Optional<Overridden> overridden) {
        var writes = new ArrayList<>(List.of(labels(run, verdict.decision())));
        writes.addAll(takenBack(run, verdict.decision(), Head.READ, overridden));
        var event = JudgementPolicy.event(allowed(), verdict.decision(), word(overridden));
        if (event != Event.COMMENT) {
            writes.add(new Judge(new SubmitReview(
                    run.pullRequest(),
                    run.headSha(),
                    event.after(ReviewMarker.of(run)),
                    ReviewText.heading(verdict),
                    List.of(),
                    event)));
        }
        return writes;
    }

    /** True when that is the review of this run's head against its base, or says over again what that one holds. */
    public static boolean marks(RunRef run, SubmitReview review) {
        var marker = ReviewMarker.of(run);
        return review.marker().equals(marker) || review.marker().startsWith(marker + ":");
    }

    /** A head that nobody could read: it waits for a person, whatever was said of another. */
    public List<GitHubWrite> unread(RunRef run, Optional<Overridden> overridden) {
        var writes = new ArrayList<>(List.of(labels(run, Decision.PENDING_HUMAN_REVIEW)));
        writes.addAll(takenBack(run, Decision.PENDING_HUMAN_REVIEW, Head.UNREAD, overridden));
        return writes;
    }

    /** Another head is to be read: until then nothing of ours approves it. What requests changes waits for the reading. */
    public List<GitHubWrite> outdated(RunRef run) {
        return allowed().approve()
                ? List.of(new WithdrawReviews(run.pullRequest(), Event.APPROVE, "There is another head, not read yet."))
                : List.of();
    }

    /** The labels stay: they tell what was found. */
    public List<GitHubWrite> overridden(RunRef run, Overridden by) {
        return allowed().requestChanges()
                ? List.of(new WithdrawReviews(run.pullRequest(), Event.REQUEST_CHANGES, by.markdown()))
                : List.of();
    }

    /** What the operator lets us do, we undo as well. */
    private List<GitHubWrite> takenBack(RunRef run, Decision decision, Head head, Optional<Overridden> overridden) {
        return JudgementPolicy.takenBack(allowed(), decision, head, word(overridden)).stream()
                .<GitHubWrite>map(event ->
                        new WithdrawReviews(run.pullRequest(), event, whyTakenBack(event, decision, overridden)))
                .toList();
    }

    private static Word word(Optional<Overridden> overridden) {
        return overridden.isPresent() ? Word.OVERRIDDEN : Word.OURS;
    }

    private static String whyTakenBack(Event event, Decision decision, Optional<Overridden> overridden) {
        if (event == Event.APPROVE) {
            return "The change is not what this approved any more.";
        }
        return overridden
                .filter(by -> decision.rejected() || decision == Decision.PENDING_HUMAN_REVIEW)
                .map(Overridden::markdown)
                .orElse("What this asked to change is changed or dismissed.");
    }

    private Allowed allowed() {
        return new Allowed(config.requestChanges(), config.approve());
    }

    private SubmitReview review(Saying saying, List<InlineComment> comments, List<NamedFinding> listed) {
        return new SubmitReview(
                saying.run().pullRequest(),
                saying.run().headSha(),
                saying.marker(),
                ReviewText.of(saying, comments, listed) + questLink(saying),
                comments,
                JudgementPolicy.event(allowed(), saying.verdict().decision(), word(saying.overridden())));
    }

    private static Map<Integer, SaidBy> places(
            Saying saying, List<List<NamedFinding>> groups, List<NamedFinding> fresh) {
        var places = new HashMap<Integer, SaidBy>();
        fresh.forEach(finding -> places.put(finding.number(), new SaidBy(saying.marker(), "")));
        groups.forEach(group -> group.forEach(
                finding -> places.put(finding.number(), new SaidBy(saying.marker(), InlineText.marker(group)))));
        return places;
    }

    /** Of what nobody could read there is no quest. */
    private String questLink(Saying saying) {
        var pullRequest = saying.run().pullRequest();
        return config.questUrl()
                .filter(url -> saying.review().change().hunkCount() > 0)
                .map(url -> "\n[Read it step by step](%s)\n"
                        .formatted(url.resolve("/quest/" + pullRequest.repo() + "/" + pullRequest.number())))
                .orElse("");
    }
}
