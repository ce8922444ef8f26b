package dev.pipe.memory.remember;

import dev.pipe.common.event.GovernanceEvent.Verdict;
import dev.pipe.memory.Remembrance;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A dossier as a memory, in words that a person reads and a search finds. */
final class ComposeMemory {

    private ComposeMemory() {}

    static Remembrance of(DossierKey key, Dossier dossier) {
        var title = dossier.title() == null ? "" : dossier.title();
        var outcome = Outcome.of(dossier);
        return new Remembrance(
                key.id(),
                key.pullRequest(),
                title,
                dossier.url() == null ? "" : dossier.url(),
                dossier.integration(),
                outcome.map(Outcome::words).orElse(""),
                outcome.map(it -> why(it, dossier)).orElse(""),
                words(key, title, dossier),
                meanings(title, dossier),
                outcome.map(Outcome::at).orElse(null));
    }

    /** An override is part of why it went as it did, and so is a dismissal. */
    private static String why(Outcome outcome, Dossier dossier) {
        var overridden = dossier.overrides().stream()
                .map(given -> given.what() + " overridden by " + given.by() + ": " + given.reason());
        var dismissed = dossier.dismissals().stream()
                .map(given -> given.what() + " dismissed by " + given.by() + ": " + given.reason());
        return Stream.of(Stream.of(outcome.why()).filter(why -> !why.isEmpty()), overridden, dismissed)
                .flatMap(words -> words)
                .collect(Collectors.joining("; "));
    }

    private static String words(DossierKey key, String title, Dossier dossier) {
        var sentences = new ArrayList<String>();
        if (!title.isEmpty()) {
            sentences.add(title + ".");
        }
        sentences.add("Pull request " + key.pullRequest() + " into " + key.base() + ".");
        var pair = dossier.integration();
        if (pair != null) {
            sentences.add("Integrates " + pair.source() + " with " + pair.target() + ".");
        }
        if (dossier.review() != null) {
            sentences.add(review(dossier.review()));
        }
        if (dossier.decision() != null) {
            sentences.add(decision(dossier.decision()));
        }
        dossier.overrides()
                .forEach(given -> sentences.add(
                        "Overridden by " + given.by() + ": " + given.what() + ", " + given.reason() + "."));
        dossier.dismissals()
                .forEach(given -> sentences.add(
                        "Dismissed by " + given.by() + ": " + given.what() + ", " + given.reason() + "."));
        Outcome.of(dossier).ifPresent(outcome -> sentences.add("Outcome: " + outcome.words() + "."));
        return String.join("\n", sentences);
    }

    private static List<String> meanings(String title, Dossier dossier) {
        var pair = dossier.integration();
        var subject = pair == null ? title : title + ". Integrates " + pair.source() + " with " + pair.target();
        var found = dossier.review() == null
                ? ""
                : String.join("; ", dossier.review().findings());
        var refused = dossier.decision() != null && dossier.decision().verdict() == Verdict.REJECTED
                ? dossier.decision().reason()
                : "";
        var overridden = dossier.overrides().stream().map(Dossier.Overridden::reason);
        var dismissed = dossier.dismissals().stream().map(given -> given.what() + ": " + given.reason());
        return Stream.of(Stream.of(subject, found, refused), overridden, dismissed)
                .flatMap(words -> words)
                .filter(text -> !text.isBlank())
                .toList();
    }

    private static String review(Dossier.Reviewed review) {
        var text = "Review: " + spoken(review.decision()) + ", risk " + spoken(review.riskLevel()) + ".";
        if (!review.findings().isEmpty()) {
            text += " Found: " + String.join("; ", review.findings()) + ".";
        }
        return review.summary().isEmpty() ? text : text + " " + review.summary();
    }

    private static String decision(Dossier.Decision decision) {
        var text = "Decision (ledger " + decision.ledgerSequence() + "): " + spoken(decision.verdict());
        if (!decision.approvers().isEmpty()) {
            text += " by " + Outcome.listed(decision.approvers());
        }
        return decision.reason().isEmpty() ? text + "." : text + ". " + decision.reason();
    }

    private static String spoken(Enum<?> constant) {
        return constant == null
                ? "unknown"
                : constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
