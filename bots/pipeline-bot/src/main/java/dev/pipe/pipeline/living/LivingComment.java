package dev.pipe.pipeline.living;

import dev.pipe.common.event.GovernanceEvent.Integration;
import dev.pipe.common.text.SafeMarkdown;
import dev.pipe.pipeline.run.Standing;
import dev.pipe.pipeline.run.Words;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The living comment's text: one screen, the worst first, and what to type next. Made of the stored standing alone and
 * of absolute times, so that it changes only when something happened.
 */
final class LivingComment {

    private final Standing standing;
    private final StringBuilder text = new StringBuilder();

    private LivingComment(Standing standing) {
        this.standing = standing;
    }

    /**
     * @param publicUrl where scripts reach this bot; named in the details when it is known
     * @param questUrl where people reach the pages of review-bot; the change's is linked when it is known
     */
    static String of(Standing standing, Optional<URI> publicUrl, Optional<URI> questUrl) {
        var comment = new LivingComment(standing);
        comment.headline();
        comment.text.append(StageGraph.of(standing));
        comment.text.append(StageTable.of(standing)).append('\n');
        comment.text.append(ConfigSection.of(standing));
        comment.text.append(HoldSection.of(standing));
        comment.text.append(GrantSection.of(standing));
        comment.text.append(RiskSection.of(standing));
        comment.text.append(ApprovalSection.of(standing));
        comment.text.append(PrecedentSection.of(standing));
        questUrl.ifPresent(comment::quest);
        comment.next();
        comment.details(publicUrl);
        return comment.text.toString();
    }

    private void headline() {
        var headline = Headline.of(standing);
        text.append("### ").append(headline.icon()).append(' ').append(headline.words());
        var integration = ApprovalSection.integration(standing.run());
        integration.map(LivingComment::arrow).ifPresent(pair -> text.append(" · ")
                .append(pair));
        text.append("\n\n");
    }

    static String arrow(Integration integration) {
        return SafeMarkdown.text(integration.source()) + " → " + SafeMarkdown.text(integration.target());
    }

    /** There is a quest once there is a review. */
    private void quest(URI questUrl) {
        if (standing.run().evidence().review() == null) {
            return;
        }
        var pullRequest = standing.run().ref().pullRequest();
        text.append("**[Read it step by step](")
                .append(questUrl.resolve("/quest/" + pullRequest.repo().fullName() + "/" + pullRequest.number()))
                .append(")**: the change in the order of reading, with what was found beside its lines.\n\n");
    }

    private void next() {
        if (!standing.run().live()) {
            return;
        }
        text.append("**You can type** ").append(NextCommands.of(standing)).append("\n\n");
    }

    private void details(Optional<URI> publicUrl) {
        var run = standing.run();
        text.append("<details><summary>Run ").append(run.ref().id()).append("</summary>\n\n");
        text.append("Head ")
                .append(SafeMarkdown.code(run.ref().headSha()))
                .append(", base ")
                .append(SafeMarkdown.code(run.ref().base()))
                .append(", attempt ")
                .append(run.ref().attempt())
                .append("; began ")
                .append(Words.time(run.opening().at()))
                .append(" (")
                .append(SafeMarkdown.text(run.opening().reason()))
                .append("); mode ")
                .append(Words.lower(standing.settings().mode()))
                .append(", merge on ")
                .append(Words.lower(standing.settings().trigger()))
                .append(".\n");
        text.append(ConfigSection.origin(standing));
        var review = run.evidence().review();
        if (review != null) {
            text.append("Review: ")
                    .append(SafeMarkdown.text(review.engine()))
                    .append(", ")
                    .append(Words.count(review.hunks(), "hunk"))
                    .append(".\n");
        }
        if (run.opening().traceId() != null) {
            text.append("Trace ")
                    .append(SafeMarkdown.code(run.opening().traceId()))
                    .append(".\n");
        }
        publicUrl.ifPresent(url -> text.append("For scripts ")
                .append(SafeMarkdown.code(url.resolve("/api/runs") + "?pullRequest="
                        + URLEncoder.encode(run.ref().pullRequest().toString(), StandardCharsets.UTF_8)))
                .append(".\n"));
        text.append("\n</details>\n");
    }
}
