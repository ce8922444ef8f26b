package dev.pipe.review.say;

import dev.pipe.common.event.ReviewEvent.Decision;
import dev.pipe.common.event.RunRef;
import dev.pipe.common.github.GitHubWrite;
import dev.pipe.common.github.GitHubWrite.InlineComment;
import dev.pipe.common.github.GitHubWrite.SetLabels;
import dev.pipe.common.github.GitHubWrite.SubmitReview;
import dev.pipe.common.text.SafeMarkdown;
import dev.pipe.review.ReviewConfig;
import dev.pipe.review.read.Review;
import dev.pipe.review.risk.Finding;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/** What a review writes on the pull request. Nothing found means nothing said: the check tells it. */
@ApplicationScoped
public class SayReview {

    private final ReviewConfig config;

    SayReview(ReviewConfig config) {
        this.config = config;
    }

    public List<GitHubWrite> of(RunRef run, Review review) {
        var writes = new ArrayList<GitHubWrite>();
        if (!review.findings().isEmpty()) {
            writes.add(comments(run, review));
        }
        writes.add(labels(run, review.verdict().decision()));
        return writes;
    }

    public static GitHubWrite labels(RunRef run, Decision decision) {
        return new SetLabels(run.pullRequest(), LabelPolicy.of(decision), LabelPolicy.OURS);
    }

    private SubmitReview comments(RunRef run, Review review) {
        var perLine = review.findings().stream()
                .collect(Collectors.groupingBy(
                        finding -> List.of(finding.file(), finding.line(), finding.side()),
                        LinkedHashMap::new,
                        Collectors.toList()));
        var inline = perLine.values().stream()
                .limit(config.inlineComments())
                .map(InlineText::of)
                .toList();
        var others = perLine.values().stream()
                .skip(config.inlineComments())
                .flatMap(List::stream)
                .toList();
        return new SubmitReview(
                run.pullRequest(), run.headSha(), ReviewMarker.of(run), text(review, inline, others), inline);
    }

    private static String text(Review review, List<InlineComment> inline, List<Finding> others) {
        var text = new StringBuilder("### " + DecisionWords.of(review.verdict().decision()) + "\n\n")
                .append(SafeMarkdown.text(review.verdict().reason()))
                .append(
                        inline.size() == 1
                                ? ". See the comment below."
                                : ". See the " + inline.size() + " comments below.")
                .append('\n');
        if (!others.isEmpty()) {
            text.append("\nNot shown beside their lines:\n");
            others.forEach(finding -> text.append("- ")
                    .append(InlineText.level(finding))
                    .append(" · ")
                    .append(SafeMarkdown.code(finding.ruleId()))
                    .append(" · ")
                    .append(SafeMarkdown.code(finding.file() + ":" + finding.line()))
                    .append('\n'));
        }
        if (!review.degraded().isEmpty()) {
            text.append("\n<sub>").append(SafeMarkdown.text(review.degraded())).append("</sub>\n");
        }
        return text.toString();
    }
}
