package dev.pipe.review.model;

import dev.pipe.common.secrets.CredentialMask;
import dev.pipe.review.model.ModelText.Said;
import dev.pipe.review.model.ModelText.Unsaid;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Function;

/** Has the model write for people, and makes what it wrote harmless. */
@ApplicationScoped
class WriteText {

    private static final int LONGEST = 2_000;

    private final AskWithCare care;

    WriteText(AskWithCare care) {
        this.care = care;
    }

    ModelText of(Question question, Function<Framed, WrittenText> prompt) {
        return switch (care.ask(question, WrittenText.class, prompt, WriteText::check)) {
            case Outcome.Answered<String> answered -> new Said(answered.value());
            case Outcome.NotAsked<String> not -> new Unsaid(not.reason());
            case Outcome.Failed<String> failed -> new Unsaid(failed.reason());
        };
    }

    static Checked<String> check(WrittenText written) {
        if (written.text() == null || written.text().isBlank()) {
            return Checked.bad("The text is missing");
        }
        var masked = CredentialMask.mask(written.text()).strip();
        var cut = masked.length() <= LONGEST ? masked : masked.substring(0, LONGEST) + "…";
        return new Said(cut).markdown().isBlank() ? Checked.bad("The text says nothing") : Checked.good(cut);
    }
}
