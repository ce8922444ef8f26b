package dev.pipe.review.risk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipe.review.diff.ReadDiff;
import dev.pipe.review.risk.Rule.Example;
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

    static Stream<Arguments> bad() {
        return examples(Rule::bad);
    }

    static Stream<Arguments> good() {
        return examples(Rule::good);
    }

    @ParameterizedTest(name = "{0} finds {1}")
    @MethodSource("bad")
    void aRuleFindsItsBadExamples(String id, Example example) {
        assertThat(found(example)).as(example.code()).contains(id);
    }

    @ParameterizedTest(name = "{0} leaves {1}")
    @MethodSource("good")
    void aRuleLeavesItsGoodExamplesAlone(String id, Example example) {
        assertThat(found(example)).as(example.code()).doesNotContain(id);
    }

    @Test
    void everyRuleHasExamplesOfBothKinds() {
        assertThat(BOOK.rules()).allSatisfy(rule -> {
            assertThat(rule.bad()).as(rule.id()).isNotEmpty();
            assertThat(rule.good()).as(rule.id()).isNotEmpty();
        });
    }

    private List<String> found(Example example) {
        return find.in(ReadDiff.of(Diffs.added(example.path(), example.code()))).stream()
                .map(Finding::ruleId)
                .toList();
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
