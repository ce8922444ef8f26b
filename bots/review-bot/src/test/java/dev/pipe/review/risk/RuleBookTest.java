package dev.pipe.review.risk;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pipe.common.event.ReviewEvent.RiskLevel;
import dev.pipe.review.diff.ReadDiff;
import dev.pipe.review.risk.Rule.Example;
import dev.pipe.review.sarif.ForeignFinding;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples beside each rule are its tests. */
class RuleBookTest {

    private static final RuleBook BOOK = RuleBook.shipped();

    private final FindRisks find = new FindRisks(BOOK);

    @Test
    void noRuleOfOursIsTakenForAnotherTools() {
        assertThat(BOOK.rules()).extracting(Rule::id).noneMatch(ForeignFinding::isForeign);
        assertThat(List.of("credential/github-token", "model/security", "prompt-injection/title"))
                .noneMatch(ForeignFinding::isForeign);
        assertThat(List.of("codeql/java/sql-injection", "trivy/CVE-2021-44228")).allMatch(ForeignFinding::isForeign);
    }

    static Stream<Arguments> bad() {
        return examples(Rule::bad);
    }

    static Stream<Arguments> good() {
        return examples(Rule::good);
    }

    static Stream<Arguments> mild() {
        return examples(Rule::mild);
    }

    @ParameterizedTest(name = "{0} finds {1}")
    @MethodSource("bad")
    void aRuleFindsItsBadExamples(String id, Example example) {
        assertThat(found(id, example)).as(example.code()).contains(id);
    }

    @ParameterizedTest(name = "{0} leaves {1}")
    @MethodSource("good")
    void aRuleLeavesItsGoodExamplesAlone(String id, Example example) {
        assertThat(found(id, example)).as(example.code()).doesNotContain(id);
    }

    @ParameterizedTest(name = "{0} does not reject {1}")
    @MethodSource("mild")
    void aRuleLeavesItsMildExamplesToAPerson(String id, Example example) {
        assertThat(findings(id, example))
                .as(example.code())
                .filteredOn(finding -> finding.ruleId().equals(id))
                .isNotEmpty()
                .allSatisfy(finding -> assertThat(finding.level()).isEqualTo(RiskLevel.MODERATE));
    }

    @ParameterizedTest(name = "{0} mends {1}")
    @MethodSource("bad")
    void whatARuleSuggestsIsWholeAndSetsItOffNoMore(String id, Example example) {
        var lines = new ArrayList<>(example.code().lines().toList());
        var suggested = findings(id, example).stream()
                .filter(it -> it.ruleId().equals(id) && it.suggestion() != null)
                .toList();
        suggested.forEach(it -> lines.set(it.line() - 1, it.suggestion()));

        assertThat(lines).noneMatch(line -> line.matches(".*(?:[=:(,]\\s*[,;)}\\]]|,\\s*,).*") && !line.contains("()"));
        var mended = findings(id, new Example(example.path(), String.join("\n", lines)));
        assertThat(mended)
                .filteredOn(it -> suggested.stream().anyMatch(before -> before.line() == it.line()))
                .extracting(Finding::ruleId)
                .doesNotContain(id);
    }

    @Test
    void everyRuleHasExamplesOfBothKinds() {
        var byId = BOOK.rules().stream().collect(groupingBy(Rule::id));
        assertThat(byId).allSatisfy((id, rules) -> {
            assertThat(rules).as(id).anySatisfy(rule -> assertThat(rule.bad()).isNotEmpty());
            assertThat(rules).as(id).anySatisfy(rule -> assertThat(rule.good()).isNotEmpty());
        });
    }

    /** What a rule about things that go must find is written as a diff. */
    private List<String> found(String id, Example example) {
        return findings(id, example).stream().map(Finding::ruleId).toList();
    }

    private List<Finding> findings(String id, Example example) {
        var rules = BOOK.rules().stream().filter(rule -> rule.id().equals(id)).toList();
        var diff = Diffs.added(example.path(), example.code());
        if (rules.stream().anyMatch(Rule::gone)) {
            diff = Diffs.modified(example.path(), example.code());
        } else if (rules.stream().anyMatch(Rule::changed)) {
            diff = Diffs.modified(
                    example.path(),
                    example.code().lines().map(line -> "+" + line).collect(joining("\n")));
        }
        return find.in(ReadDiff.of(diff));
    }

    @Test
    void noRuleAsksMoreOfATextThanItsPatternDoes() {
        assertThat(BOOK.rules())
                .filteredOn(rule -> !rule.gone())
                .as("rules that must look at every statement cost time: see RequiredWords")
                .filteredOn(rule ->
                        rule.words().isEmpty() && RequiredWords.of(rule.match()).isEmpty())
                .hasSizeLessThan(20);
    }

    private static Stream<Arguments> examples(java.util.function.Function<Rule, List<Example>> which) {
        return BOOK.rules().stream().flatMap(rule -> which.apply(rule).stream().map(example -> {
            var path = example.path() != null
                    ? example.path()
                    : rule.in().isEmpty() ? "src/main/java/App.java" : rule.in().getFirst().examplePath;
            return Arguments.of(rule.id(), new Example(path, example.code()));
        }));
    }
}
