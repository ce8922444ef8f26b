package dev.pipe.review.request;

import dev.pipe.common.event.PullRequestRef;
import dev.pipe.common.github.GitHubReads;
import dev.pipe.common.github.GitHubReads.Comment;
import dev.pipe.common.github.GitHubReads.PullRequest;
import dev.pipe.review.decide.ReviewPolicy;
import dev.pipe.review.model.SpeaksToReviewer;
import dev.pipe.review.model.SpeaksToReviewer.Around;
import dev.pipe.review.model.SpeaksToReviewer.Place;
import dev.pipe.review.read.Review;
import dev.pipe.review.risk.Finding;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the author says around a change, where it speaks to the reviewer instead of to people. Only the author's own
 * words weigh on the change: anybody may comment.
 */
@ApplicationScoped
class HearAround {

    private final GitHubReads github;

    HearAround(GitHubReads github) {
        this.github = github;
    }

    Review join(PullRequestRef pullRequest, Review review) {
        var around = github.pullRequest(pullRequest)
                .map(now -> SpeaksToReviewer.around(texts(now)))
                .orElse(List.of());
        if (around.isEmpty()) {
            return review;
        }
        var all = Stream.concat(review.findings().stream(), around.stream())
                .sorted(Finding.WORST_FIRST)
                .toList();
        return review.with(all, ReviewPolicy.decide(all, review.reading()), review.degraded());
    }

    private List<Around> texts(PullRequest now) {
        var texts = new ArrayList<Around>();
        texts.add(new Around(Place.TITLE, said(now.title())));
        texts.add(new Around(Place.BRANCH, said(now.headRef())));
        texts.add(new Around(Place.DESCRIPTION, github.description(now.ref())));
        github.comments(now.ref()).stream()
                .filter(comment -> now.author() != null && comment.author() != null)
                .filter(comment -> comment.author().is(now.author()))
                .map(Comment::body)
                .forEach(body -> texts.add(new Around(Place.COMMENT, said(body))));
        return texts;
    }

    private static String said(String text) {
        return text == null ? "" : text;
    }
}
