package dev.pipe.review.converse;

import dev.pipe.common.chatops.CommandHandler;
import dev.pipe.common.chatops.CommandName;
import dev.pipe.common.chatops.Reply;
import dev.pipe.common.event.CommandIssued;
import dev.pipe.common.secrets.CredentialMask;
import dev.pipe.common.text.SafeMarkdown;
import dev.pipe.review.identity.KeepFindings;
import dev.pipe.review.identity.KnownFinding;
import dev.pipe.review.identity.KnownFinding.State;
import dev.pipe.review.identity.Told;
import dev.pipe.review.model.AnswerQuestion;
import dev.pipe.review.model.ModelText;
import dev.pipe.review.model.Subject;
import dev.pipe.review.request.AnswersLater;
import dev.pipe.review.request.LiveReview;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;

/** {@code /ask <question>}: the model answers from the change and what was found in it. It decides nothing. */
@ApplicationScoped
class AskCommand implements CommandHandler, AnswersLater {

    private final LiveReview live;
    private final KeepFindings findings;
    private final AnswerQuestion model;

    AskCommand(LiveReview live, KeepFindings findings, AnswerQuestion model) {
        this.live = live;
        this.findings = findings;
        this.model = model;
    }

    @Override
    public CommandName command() {
        return CommandName.ASK;
    }

    @Override
    public Reply run(CommandIssued call) {
        if (call.rest().isBlank()) {
            return Reply.rejected("Ask something: `" + command().usage() + "`.");
        }
        live.answerLater(call);
        return Reply.answer(""); // seen
    }

    @Override
    public Supplier<Reply> answer(CommandIssued call) {
        var reply = asked(call);
        return () -> reply;
    }

    private Reply asked(CommandIssued call) {
        var request = live.asked(call.pullRequest());
        if (request.isEmpty()) {
            return Reply.rejected("No review of this pull request was asked for yet.");
        }
        var change = live.change(request.get());
        if (change.isEmpty()) {
            return Reply.rejected("GitHub does not show this head's diff now; try again at the newest head.");
        }
        var open = findings.known(call.pullRequest()).stream()
                .filter(finding -> finding.state() == State.OPEN)
                .map(KnownFinding::finding)
                .map(Told::back)
                .toList();
        var about = Subject.of(request.get().run(), request.get().withoutModel());
        return switch (model.answer(about, CredentialMask.mask(call.rest()), change.get(), open)) {
            case ModelText.Said said ->
                Reply.answer(said.markdown() + "\n\n<sub>A model's words: they decide nothing.</sub>");
            case ModelText.Unsaid unsaid -> Reply.rejected(SafeMarkdown.text(unsaid.reason()));
        };
    }
}
