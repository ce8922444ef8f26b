package dev.pipe.review.request;

import dev.pipe.common.bus.Outbox;
import dev.pipe.common.config.Mode;
import dev.pipe.common.event.PipelineEvent.StageRequested;
import dev.pipe.common.event.PullRequestRef;
import dev.pipe.common.event.ReviewEvent;
import dev.pipe.common.event.ReviewEvent.ReviewCompleted;
import dev.pipe.common.event.ReviewEvent.ReviewFailed;
import dev.pipe.common.event.RunRef;
import dev.pipe.common.github.GitHubWrite;
import dev.pipe.common.github.GitHubWrite.SettleThreads;
import dev.pipe.common.github.GitHubWrite.WithdrawReviews;
import dev.pipe.review.decide.ReviewPolicy;
import dev.pipe.review.decide.Thresholds;
import dev.pipe.review.decide.Verdict;
import dev.pipe.review.decide.Weighed;
import dev.pipe.review.identity.Findings;
import dev.pipe.review.identity.KeepFindings;
import dev.pipe.review.identity.KnownFinding;
import dev.pipe.review.identity.KnownFinding.State;
import dev.pipe.review.identity.NamedFinding;
import dev.pipe.review.precedent.SayWithPrecedents;
import dev.pipe.review.read.Review;
import dev.pipe.review.say.SayReview;
import dev.pipe.review.say.Saying;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** From a reading to what is told of it: names, a verdict on what counts, the event, the words on GitHub. */
@ApplicationScoped
class ConcludeReview {

    private final KeepFindings keep;
    private final SayReview say;
    private final ReviewTable reviews;
    private final OverrideTable overrides;
    private final AskReviewers reviewers;
    private final SayWithPrecedents precedents;
    private final ReviewMeters meters;
    private final Outbox outbox;
    private final Clock clock;

    ConcludeReview(
            KeepFindings keep,
            SayReview say,
            ReviewTable reviews,
            OverrideTable overrides,
            AskReviewers reviewers,
            SayWithPrecedents precedents,
            ReviewMeters meters,
            Outbox outbox,
            Clock clock) {
        this.keep = keep;
        this.say = say;
        this.reviews = reviews;
        this.overrides = overrides;
        this.reviewers = reviewers;
        this.precedents = precedents;
        this.meters = meters;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * A change was read.
     *
     * @param occasion names the event: one run may be reviewed more than once
     */
    ReviewCompleted of(StageRequested request, ReviewNow.ReadOnce read, String occasion) {
        var review = read.review();
        var run = request.run();
        var before = reviews.newest(run.pullRequest()).map(KnownReview::completed);
        var findings = findings(request, read);
        var verdict = verdict(request, findings.open(), review);
        var completed =
                Completed.of(run, review, findings.open(), verdict, new Completed.Span(read.began(), clock.instant()));
        outbox.publish("review-completed:" + occasion, FitForTheBus.of(completed));
        meters.reviewed(completed);
        if (request.mode() != Mode.OBSERVE) {
            say(
                    request,
                    new Saying(
                            run,
                            review,
                            findings,
                            verdict,
                            request.config().sections().review(),
                            overrides.on(run)));
            reviewers.forDecision(request, before, completed);
        }
        reviews.keep(new KnownReview(completed, review.reading()));
        return completed;
    }

    /** What nobody could read says nothing of what was found before. */
    private Findings findings(StageRequested request, ReviewNow.ReadOnce read) {
        var review = read.review();
        return review.isUnread()
                ? Findings.onlyOpen(List.of())
                : keep.take(
                        request.run().pullRequest(),
                        review.change(),
                        review.findings(),
                        read.scanned().heard());
    }

    private static Verdict verdict(StageRequested request, List<NamedFinding> open, Review review) {
        var weighed = open.stream().map(it -> Weighed.of(it.finding())).toList();
        return ReviewPolicy.decide(
                weighed,
                review.reading(),
                Thresholds.of(request.config().sections().review()));
    }

    /** Each review is named anew: that name is how we hear what became of it. */
    private void say(StageRequested request, Saying saying) {
        var said = say.of(saying);
        said.review().ifPresent(review -> {
            var name = UUID.randomUUID().toString();
            keep.replaced(precedents.say(request, review.askedBy(name), saying.findings()), name);
            keep.saying(request.run().pullRequest(), name, said.places());
        });
        write(said.others());
    }

    /** What still waits to be said holds nothing that is taken back meanwhile. */
    private void write(List<GitHubWrite> writes) {
        for (var write : writes) {
            if (write instanceof WithdrawReviews withdraw) {
                precedents.soften(withdraw);
            }
            outbox.write(write);
        }
    }

    /**
     * True when what was said of this change is all there is to say of it. Not when another head was read since: findings
     * have other states now, and threads; nor when GitHub refused what was to be said, or the repository's bounds moved.
     */
    boolean stands(StageRequested request, KnownReview known) {
        var run = request.run();
        var newest = reviews.newest(run.pullRequest()).filter(it -> it.isOf(run));
        return newest.isPresent()
                && (request.mode() == Mode.OBSERVE || !keep.leavesUnsaid(run.pullRequest()))
                && verdict(request, known).decision() == known.completed().decision();
    }

    /** A change that was read before: said again, without what was dismissed since. */
    ReviewCompleted again(StageRequested request, KnownReview known, String occasion) {
        var run = request.run();
        var findings = counting(known.completed());
        var verdict = verdict(request, known);
        var completed = Completed.again(known.completed(), run, findings, verdict);
        outbox.publish("review-completed:" + occasion, FitForTheBus.of(completed));
        reviews.keep(known.with(completed));
        if (request.mode() != Mode.OBSERVE) {
            var overridden = overrides.on(run);
            write(known.isUnread() ? say.unread(run, overridden) : say.judgedAgain(run, verdict, overridden));
        }
        return completed;
    }

    /** Nothing is known of this head: what was said for another, labels and an approval, does not stand for it. */
    void failed(StageRequested request, String reason) {
        told(request.run(), reason);
        if (request.mode() != Mode.OBSERVE) {
            write(say.unread(request.run(), overrides.on(request.run())));
        }
    }

    /** Whatever was said last was said of another change. */
    void outdated(StageRequested request) {
        var run = request.run();
        if (request.mode() != Mode.OBSERVE
                && reviews.newest(run.pullRequest())
                        .filter(known -> !known.isOf(run))
                        .isPresent()) {
            write(say.outdated(run));
        }
    }

    /** What asks to change that head does so no more, what still waits to be said included. */
    void overridden(RunRef run) {
        overrides.on(run).ifPresent(by -> write(say.overridden(run, by)));
    }

    /** Where what else was asked for is not known. */
    void told(RunRef run, String reason) {
        outbox.publish(new ReviewFailed(run, reason, clock.instant()));
    }

    /** Threads of what was dismissed or mended, unless something in them still counts. */
    Optional<SettleThreads> threads(PullRequestRef pullRequest, List<KnownFinding> closed) {
        var held = keep.of(pullRequest).stream()
                .filter(finding -> finding.state() == State.OPEN)
                .map(KnownFinding::marker)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return SayReview.threads(pullRequest, closed, List.of(), held);
    }

    private Verdict verdict(StageRequested request, KnownReview known) {
        return ReviewPolicy.decide(
                counting(known.completed()).stream().map(Weighed::of).toList(),
                known.reading(),
                Thresholds.of(request.config().sections().review()));
    }

    private List<ReviewEvent.Finding> counting(ReviewCompleted completed) {
        var dismissed = keep.of(completed.run().pullRequest()).stream()
                .filter(finding -> finding.state() == State.DISMISSED)
                .map(KnownFinding::name)
                .collect(Collectors.toSet());
        return completed.findings().stream()
                .filter(finding -> !dismissed.contains(finding.id()))
                .toList();
    }
}
