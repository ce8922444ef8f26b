package dev.pipe.review.converse;

import dev.pipe.common.chatops.CommandHandler;
import dev.pipe.common.chatops.CommandName;
import dev.pipe.common.chatops.Reply;
import dev.pipe.common.event.CommandIssued;
import dev.pipe.common.event.PipelineEvent.StageRequested;
import dev.pipe.common.text.SafeMarkdown;
import dev.pipe.review.diff.ChangedHunk;
import dev.pipe.review.identity.KeepFindings;
import dev.pipe.review.identity.KnownFinding;
import dev.pipe.review.identity.Told;
import dev.pipe.review.model.ExplainFinding;
import dev.pipe.review.model.ModelText;
import dev.pipe.review.model.Subject;
import dev.pipe.review.request.AnswersLater;
import dev.pipe.review.request.LiveReview;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** {@code /explain F3}: what the rule says, and the model's words where one is configured and may see the change. */
@ApplicationScoped
class ExplainCommand implements CommandHandler, AnswersLater {

    private final LiveReview live;
    private final KeepFindings findings;
    private final ExplainFinding model;

    ExplainCommand(LiveReview live, KeepFindings findings, ExplainFinding model) {
        this.live = live;
        this.findings = findings;
        this.model = model;
    }

    @Override
    public CommandName command() {
        return CommandName.EXPLAIN;
    }

    @Override
    public Reply run(CommandIssued call) {
        live.answerLater(call);
        return Reply.answer(""); // seen
    }

    @Override
    public Supplier<Reply> answer(CommandIssued call) {
        var reply = explained(call);
        return () -> reply;
    }

    private Reply explained(CommandIssued call) {
        var name = call.arguments().isEmpty() ? "" : call.arguments().getFirst();
        var finding = findings.named(call.pullRequest(), name);
        var request = live.asked(call.pullRequest());
        if (finding.isEmpty() || request.isEmpty()) {
            return Reply.rejected(
                    "Say which one by its name, `" + command().usage() + "`: the review's comments bear" + " them.");
        }
        var text = text(finding.get());
        var told = Told.back(finding.get().finding());
        var about = Subject.of(request.get().run(), request.get().withoutModel());
        return switch (model.explain(about, told, hunk(request.get(), finding.get()))) {
            case ModelText.Said said -> Reply.answer(text + "\n\n---\n\n" + said.markdown());
            case ModelText.Unsaid unsaid ->
                Reply.answer(text + "\n\n<sub>" + SafeMarkdown.text(unsaid.reason()) + "</sub>");
        };
    }

    private Optional<ChangedHunk> hunk(StageRequested request, KnownFinding known) {
        var finding = known.finding();
        return live.change(request)
                .flatMap(change -> change.file(finding.file()))
                .flatMap(file -> file.hunks().stream()
                        .filter(hunk -> hunk.newSide().stream().anyMatch(line -> line.number() == finding.line()))
                        .findFirst());
    }

    private static String text(KnownFinding known) {
        var finding = known.finding();
        var where = finding.line() > 0 ? finding.file() + ":" + finding.line() : finding.about();
        var seen = finding.evidence().isBlank() ? "" : "\n\nSeen: " + SafeMarkdown.code(finding.evidence());
        var mend = finding.mend().isBlank() ? "" : "\n\n**Mend:** " + SafeMarkdown.text(finding.mend());
        return "**" + known.name() + "** · " + words(finding.level().name()) + " " + words(finding.type()) + " · "
                + SafeMarkdown.code(finding.ruleId()) + " · " + SafeMarkdown.code(where) + " · "
                + words(known.state().name()) + "\n\n" + SafeMarkdown.text(finding.why()) + mend + seen
                + "\n\n" + Math.round(finding.confidence() * 100) + " % sure. `/dismiss " + known.name()
                + " <reason>` takes it off the list.";
    }

    private static String words(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
