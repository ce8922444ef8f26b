package dev.pipe.review.model;

import dev.pipe.common.event.ReviewEvent.RiskLevel;
import dev.pipe.common.secrets.CredentialMask;
import dev.pipe.review.diff.ChangedLine;
import dev.pipe.review.model.ModelFindings.ModelFinding;
import dev.pipe.review.risk.Finding;
import dev.pipe.review.risk.RiskType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Takes of the model's answer what can be true: a file and a hunk that it was shown, an added line of that hunk, a known
 * type and level. What a rule has said of that line already, as gravely, is not said twice.
 */
final class CheckAnswer {

    private static final int LONGEST_SENTENCE = 400;
    private static final int MOST_FINDINGS = 50;
    private static final double CONFIDENCE = 0.5;

    private final Chunk shown;
    private final List<Finding> known;
    private final List<String> complaints = new ArrayList<>();

    private CheckAnswer(Chunk shown, List<Finding> known) {
        this.shown = shown;
        this.known = known;
    }

    static Checked<List<Finding>> check(Chunk shown, List<Finding> known, ModelFindings answer) {
        if (answer.findings() == null) {
            return Checked.bad("The list of findings is missing");
        }
        var check = new CheckAnswer(shown, known);
        var taken = answer.findings().stream()
                .limit(MOST_FINDINGS)
                .flatMap(said -> check.take(said).stream())
                .filter(finding -> !check.isKnown(finding))
                .distinct()
                .toList();
        if (answer.findings().size() > MOST_FINDINGS) {
            check.complaints.add("At most " + MOST_FINDINGS + " findings are taken");
        }
        return new Checked<>(Optional.of(taken), check.complaints);
    }

    private Optional<Finding> take(ModelFinding said) {
        if (said == null) {
            return refused("a finding is null");
        }
        var type = constant(RiskType.values(), said.type());
        var level = constant(RiskLevel.values(), said.level()).filter(it -> it != RiskLevel.NONE);
        if (type.isEmpty() || level.isEmpty()) {
            return refused("a finding has no known type or level");
        }
        if (said.line() == null || said.why() == null || said.why().isBlank()) {
            return refused("a finding has no line or no reason");
        }
        var hunk = shown.hunks().stream()
                .filter(it -> it.path().equals(said.fileId()) && it.hunk().id().equals(said.hunkId()))
                .findFirst();
        if (hunk.isEmpty()) {
            return refused("a finding names a file or hunk that was not shown");
        }
        var line = hunk.get()
                .hunk()
                .masked()
                .added()
                .filter(it -> it.number() == said.line())
                .findFirst();
        return line.isEmpty()
                ? refused("a finding's line is not among the added lines of its hunk")
                : Optional.of(finding(said, type.get(), level.get(), line.get()));
    }

    private Optional<Finding> refused(String complaint) {
        if (!complaints.contains(complaint)) {
            complaints.add(complaint);
        }
        return Optional.empty();
    }

    private boolean isKnown(Finding said) {
        return known.stream()
                .anyMatch(it -> it.type() == said.type()
                        && it.line() == said.line()
                        && it.file().equals(said.file())
                        && it.level().compareTo(said.level()) >= 0);
    }

    private static Finding finding(ModelFinding said, RiskType type, RiskLevel level, ChangedLine line) {
        return new Finding(
                "model/" + type.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                type,
                level,
                said.fileId(),
                line.number(),
                line.side(),
                said.hunkId(),
                line.text().strip(),
                sentence(said.why()),
                sentence(said.mend()),
                CONFIDENCE);
    }

    private static String sentence(String said) {
        var masked = said == null ? "" : CredentialMask.mask(said).strip();
        return masked.length() <= LONGEST_SENTENCE ? masked : masked.substring(0, LONGEST_SENTENCE) + "…";
    }

    private static <E extends Enum<E>> Optional<E> constant(E[] values, String name) {
        return Stream.ofNullable(name)
                .flatMap(
                        it -> Arrays.stream(values).filter(value -> value.name().equalsIgnoreCase(it.strip())))
                .findFirst();
    }
}
