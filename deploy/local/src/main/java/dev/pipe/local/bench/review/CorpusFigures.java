package dev.pipe.local.bench.review;

import dev.pipe.review.read.ReadByRules;
import dev.pipe.review.risk.Finding;
import dev.pipe.review.risk.RiskType;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What the rules make of the corpus.
 *
 * @param byType by the label's first category
 * @param byLanguage by the extension of a case's first file
 * @param levelsOff found, and called better or worse than the label says
 * @param decisionsOff cases, with the decision that was made
 */
record CorpusFigures(
        String hash,
        int positives,
        int negatives,
        Score criticalSecurity,
        Score all,
        Map<String, Score> byType,
        Map<String, Score> byTopic,
        Map<String, Score> byLanguage,
        List<String> levelsOff,
        int decisionsRight,
        List<String> decisionsOff) {

    static CorpusFigures of(Corpus corpus) {
        var engine = new ReadByRules();
        var judged =
                corpus.cases().stream().map(one -> Judgement.of(one, engine)).toList();
        var positives =
                (int) judged.stream().filter(it -> !it.one().label().isOk()).count();
        var byType = new TreeMap<String, Score>();
        Arrays.stream(RiskType.values())
                .forEach(type -> byType.put(
                        type.name(), score(judged, label -> !label.isOk() && label.type() == type, of(type))));
        return new CorpusFigures(
                corpus.hash(),
                positives,
                judged.size() - positives,
                criticalSecurity(judged),
                score(judged, label -> !label.isOk(), finding -> true),
                byType,
                grouped(judged, LabelledCase::topic),
                grouped(judged, LabelledCase::language),
                levelsOff(judged),
                (int) judged.stream().filter(Judgement::decisionIsRight).count(),
                judged.stream()
                        .filter(it -> !it.decisionIsRight())
                        .map(it -> it.one().id() + ": " + it.decision())
                        .toList());
    }

    /** Both the label and the finding must say so; a critical finding is right wherever the label admits one. */
    private static Score criticalSecurity(List<Judgement> judged) {
        var expected = judged.stream()
                .filter(it -> it.one().label().isCriticalSecurity())
                .toList();
        return new Score(
                expected.size(),
                (int) expected.stream()
                        .filter(Judgement::isFoundCriticalSecurity)
                        .count(),
                expected.stream()
                        .filter(it -> !it.isFoundCriticalSecurity())
                        .map(it -> it.one().id())
                        .toList(),
                falseAlarms(judged, Judgement::isCriticalSecurity));
    }

    private static Map<String, Score> grouped(List<Judgement> judged, Function<LabelledCase, String> by) {
        return judged.stream()
                .collect(Collectors.groupingBy(
                        it -> by.apply(it.one()),
                        TreeMap::new,
                        Collectors.collectingAndThen(
                                Collectors.toList(), group -> score(group, label -> !label.isOk(), finding -> true))));
    }

    private static Score score(List<Judgement> judged, Predicate<Label> labels, Predicate<Finding> findings) {
        var expected =
                judged.stream().filter(it -> labels.test(it.one().label())).toList();
        return new Score(
                expected.size(),
                (int) expected.stream().filter(Judgement::found).count(),
                expected.stream()
                        .filter(it -> !it.found())
                        .map(it -> it.one().id())
                        .toList(),
                falseAlarms(judged, findings));
    }

    private static List<String> falseAlarms(List<Judgement> judged, Predicate<Finding> findings) {
        return judged.stream()
                .flatMap(it -> it.falseAlarms().stream()
                        .filter(findings)
                        .map(finding -> it.one().id() + ": " + finding.level() + " " + finding.type() + " "
                                + finding.ruleId() + " at line " + finding.line()))
                .toList();
    }

    private static List<String> levelsOff(List<Judgement> judged) {
        return judged.stream()
                .filter(it -> it.found() && !it.levelIsRight())
                .map(it -> it.one().id() + ": " + it.one().label().level() + " expected, "
                        + it.right().orElseThrow().level() + " by "
                        + it.right().orElseThrow().ruleId())
                .toList();
    }

    private static Predicate<Finding> of(RiskType type) {
        return finding -> finding.type() == type;
    }

    void print(Consumer<String> out) {
        out.accept("Corpus " + hash + ": " + positives + " to be found, " + negatives + " not to be");
        out.accept("                        cases  found missed  alarms  precision   recall");
        out.accept(criticalSecurity.row("critical SECURITY"));
        byType.forEach((type, score) -> out.accept(score.row(type)));
        out.accept(all.row("all"));
        out.accept("  decisions right: " + decisionsRight + " of " + (positives + negatives) + "; level off: "
                + levelsOff.size());
    }
}
