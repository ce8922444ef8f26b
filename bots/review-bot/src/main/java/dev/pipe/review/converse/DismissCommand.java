package dev.pipe.review.converse;

import static java.util.stream.Collectors.joining;

import dev.pipe.common.bus.Outbox;
import dev.pipe.common.chatops.CommandHandler;
import dev.pipe.common.chatops.CommandName;
import dev.pipe.common.chatops.Reply;
import dev.pipe.common.config.Permission;
import dev.pipe.common.contributors.Contributors;
import dev.pipe.common.contributors.ReadContributors;
import dev.pipe.common.event.CommandIssued;
import dev.pipe.common.event.PipelineEvent.StageRequested;
import dev.pipe.common.event.ReviewEvent.FindingDismissed;
import dev.pipe.common.github.GitHubReads.Repository;
import dev.pipe.common.secrets.CredentialMask;
import dev.pipe.common.text.SafeMarkdown;
import dev.pipe.review.ReviewConfig;
import dev.pipe.review.identity.KeepFindings;
import dev.pipe.review.identity.KnownFinding;
import dev.pipe.review.request.AnswersLater;
import dev.pipe.review.request.LiveReview;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** {@code /dismiss F3 <reason>}, or a rule: it counts no more here, is ledgered and remembered, and stays so. */
@ApplicationScoped
class DismissCommand implements CommandHandler, AnswersLater {

    private static final int LONGEST_REASON = 500;
    private static final int MOST_TOLD = 50;

    private final LiveReview live;
    private final KeepFindings findings;
    private final ReadContributors contributors;
    private final ReviewConfig config;
    private final Outbox outbox;
    private final Clock clock;

    DismissCommand(
            LiveReview live,
            KeepFindings findings,
            ReadContributors contributors,
            ReviewConfig config,
            Outbox outbox,
            Clock clock) {
        this.live = live;
        this.findings = findings;
        this.contributors = contributors;
        this.config = config;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    public CommandName command() {
        return CommandName.DISMISS;
    }

    @Override
    public Reply run(CommandIssued call) {
        if (words(call).length < 2) {
            return Reply.rejected("Say what and why: `/dismiss F3 <reason>`, or `/dismiss <rule> <reason>` for all its"
                    + " like in this pull request.");
        }
        live.answerLater(call);
        return Reply.answer(""); // seen
    }

    private static String[] words(CommandIssued call) {
        return call.rest().strip().split("\\s+", 2);
    }

    /**
     * What GitHub says before anything is held.
     *
     * @param hands who made the change; empty when that did not matter by what was known then
     */
    private record OnGitHub(Optional<Optional<Contributors>> hands, Optional<Repository> repository) {}

    @Override
    public Supplier<Reply> answer(CommandIssued call) {
        var matters = DismissPolicy.choose(words(call)[0], findings.known(call.pullRequest()))
                        instanceof DismissPolicy.Chosen chosen
                && isForOthers(call, chosen);
        var seen = new OnGitHub(
                matters ? Optional.of(contributors.of(call.pullRequest())) : Optional.empty(),
                live.repository(call.pullRequest()));
        return () -> answer(call, seen);
    }

    private Reply answer(CommandIssued call, OnGitHub seen) {
        var request = live.asked(call.pullRequest()).filter(live::isReviewed);
        if (request.isEmpty()) {
            return Reply.rejected("This head is not reviewed yet; there is nothing to dismiss.");
        }
        return switch (DismissPolicy.choose(words(call)[0], findings.of(call.pullRequest()))) {
            case DismissPolicy.Refused refused -> Reply.rejected(refused.why());
            case DismissPolicy.Chosen chosen ->
                DismissPolicy.unseen(chosen, call.issuedAt(), request.get().requestedAt())
                        .or(() -> refusal(call, chosen, seen))
                        .map(Reply::rejected)
                        .orElseGet(() -> dismiss(call, request.get(), chosen, seen));
        };
    }

    private boolean isForOthers(CommandIssued call, DismissPolicy.Chosen chosen) {
        return DismissPolicy.isForOthers(chosen, Permission.of(call.permission()), config.dismissOwnCritical());
    }

    private Optional<String> refusal(CommandIssued call, DismissPolicy.Chosen chosen, OnGitHub seen) {
        if (!isForOthers(call, chosen)) {
            return Optional.empty();
        }
        if (seen.hands().isEmpty()) {
            return Optional.of("What was found changed this moment. Have a look, and say it again.");
        }
        return seen.hands()
                .get()
                .map(hands -> DismissPolicy.refusal(call.actor(), hands, config.dismissOwnCritical()))
                .orElse(Optional.of("GitHub does not show this pull request now."));
    }

    private Reply dismiss(CommandIssued call, StageRequested request, DismissPolicy.Chosen chosen, OnGitHub seen) {
        var masked = CredentialMask.mask(words(call)[1]).strip();
        var reason = masked.length() <= LONGEST_REASON ? masked : masked.substring(0, LONGEST_REASON) + "…";
        var target = chosen.rule()
                ? chosen.findings().getFirst().finding().ruleId()
                : chosen.findings().getFirst().name();
        findings.dismiss(call.pullRequest(), chosen.findings());
        if (chosen.rule()) {
            findings.dismissRule(call.pullRequest(), target);
        }
        outbox.publish(
                "finding-dismissed/" + call.pullRequest() + "/" + call.place(),
                new FindingDismissed(
                        request.run(),
                        target,
                        chosen.findings().stream()
                                .limit(MOST_TOLD)
                                .map(KnownFinding::finding)
                                .toList(),
                        call.actor(),
                        call.permission(),
                        reason,
                        clock.instant()));
        var completed = live.without(request, chosen.findings(), seen.repository(), call.place());
        var names = chosen.findings().stream()
                .limit(MOST_TOLD)
                .map(KnownFinding::name)
                .collect(joining(", "));
        return Reply.done("**" + names + "** " + (chosen.findings().size() == 1 ? "counts" : "count")
                + " no more: " + SafeMarkdown.text(reason) + "\n\nThe review says now: "
                + completed.decision().name().toLowerCase(Locale.ROOT).replace('_', ' ') + ", "
                + SafeMarkdown.text(completed.summary()) + ".");
    }
}
