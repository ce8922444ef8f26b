package dev.pipe.review.model;

import dev.pipe.common.event.ReviewEvent.RiskLevel;
import dev.pipe.common.secrets.CredentialMask;
import dev.pipe.review.diff.Change;
import dev.pipe.review.diff.ChangedHunk;
import dev.pipe.review.diff.ChangedLine;
import dev.pipe.review.model.ModelFindings.ModelFinding;
import dev.pipe.review.risk.Finding;
import dev.pipe.review.risk.RiskType;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Takes of the model's answer what can be true: a known file, a hunk of that file, an added line of that hunk, a known
 * type and level, nothing that a rule has said of that line already.
 */
final class CheckAnswer {

    private static final int LONGEST_SENTENCE = 400;
    private static final int MOST_FINDINGS = 50;
    private static final double CONFIDENCE = 0.5;

    private final Change change;
    private final List<Finding> known;

    CheckAnswer(Change change, List<Finding> known) {
        this.change = change;
        this.known = known;
    }

    List<Finding> take(ModelFindings answer) {
        return answer.findings().stream()
                .filter(Objects::nonNull)
                .limit(MOST_FINDINGS)
                .flatMap(said -> take(said).stream())
                .distinct()
                .toList();
    }

    private Optional<Finding> take(ModelFinding said) {
        var hunk = hunk(said);
        var type = constant(RiskType.values(), said.type());
        var level = constant(RiskLevel.values(), said.level());
        if (hunk.isEmpty() || type.isEmpty() || level.isEmpty() || said.line() == null || said.why() == null) {
            return Optional.empty();
        }
        return hunk.get()
                .added()
                .filter(line -> line.number() == said.line() && !isKnown(said, type.get()))
                .findFirst()
                .map(line -> finding(said, type.get(), level.get(), line));
    }

    private Optional<ChangedHunk> hunk(ModelFinding said) {
        return change.files().stream()
                .filter(file -> file.path().equals(said.fileId()))
                .flatMap(file -> file.hunks().stream())
                .filter(hunk -> hunk.id().equals(said.hunkId()))
                .findFirst();
    }

    private boolean isKnown(ModelFinding said, RiskType type) {
        return known.stream()
                .anyMatch(it -> it.type() == type
                        && it.line() == said.line()
                        && it.file().equals(said.fileId()));
    }

    private static Finding finding(ModelFinding said, RiskType type, RiskLevel level, ChangedLine line) {
        return new Finding(
                "model/" + type.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'),
                type,
                level,
                said.fileId(),
                line.number(),
                line.side(),
                said.hunkId(),
                CredentialMask.mask(line.text()).strip(),
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
