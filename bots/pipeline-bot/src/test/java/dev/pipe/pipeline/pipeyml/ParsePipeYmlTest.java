package dev.pipe.pipeline.pipeyml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipe.common.config.Drafts;
import dev.pipe.common.config.MergeMethod;
import dev.pipe.common.config.MergeQueue;
import dev.pipe.common.config.MergeTrigger;
import dev.pipe.common.config.Mode;
import dev.pipe.common.config.Permission;
import dev.pipe.common.config.RepositoryConfig;
import dev.pipe.common.config.Stage;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Strict: what is not understood is named with its line, its column and what would be right. */
class ParsePipeYmlTest {

    @Test
    void everythingThatAFileMaySay() {
        var config = good("""
                pipeline:
                  mode: enforce
                  stages: [checks, review, governance, merge]
                  drafts: run
                  routes:
                    - name: dependencies
                      when: {bot: on, authors: "dependabot[bot]", only-paths: ["**/pom.xml"]}
                      stages: [checks, merge]
                      merge: {trigger: auto, method: squash}
                review: {timeout: 10m}
                checks:
                  required: [build, "test / *"]
                  rerun-flaky: 2
                  timeout: 2h
                merge: {permission: maintain, who: [ada, ben], up-to-date: yes, queue: off}
                memory: {recall: off}
                """);

        assertThat(config.pipeline().mode()).isEqualTo(Mode.ENFORCE);
        assertThat(config.pipeline().stages())
                .containsExactly(Stage.CHECKS, Stage.REVIEW, Stage.GOVERNANCE, Stage.MERGE);
        assertThat(config.pipeline().drafts()).isEqualTo(Drafts.RUN);
        var route = config.pipeline().routes().getFirst();
        assertThat(route.name()).isEqualTo("dependencies");
        assertThat(route.when().bot()).isTrue();
        assertThat(route.when().authors()).containsExactly("dependabot[bot]");
        assertThat(route.merge().trigger()).isEqualTo(MergeTrigger.AUTO);
        assertThat(route.merge().method()).isEqualTo(MergeMethod.SQUASH);
        assertThat(config.review().timeout()).isEqualTo(Duration.ofMinutes(10));
        assertThat(config.checks().required()).containsExactly("build", "test / *");
        assertThat(config.checks().rerunFlaky()).isEqualTo(2);
        assertThat(config.merge().permission()).isEqualTo(Permission.MAINTAIN);
        assertThat(config.merge().who()).containsExactly("ada", "ben");
        assertThat(config.merge().upToDate()).isTrue();
        assertThat(config.merge().queue()).isEqualTo(MergeQueue.OFF); // YAML 1.1 would call it false
        assertThat(config.memory().recall()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# nothing yet\n", "---\n"})
    void aFileThatSaysNothingIsGood(String text) {
        assertThat(ParsePipeYml.parse(text)).isEqualTo(new PipeYml(RepositoryConfig.NOTHING, List.of()));
    }

    /** The file on one line, {@code ;} for a line break; then line, column, and what must be said. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            merge:;  methd: squash            | 2 | 3  | `methd` is not a key here. Did you mean `method`?
            mode: enforce                     | 1 | 1  | `mode` is not a key here. It belongs under `pipeline:`.
            zebra: 1                          | 1 | 1  | Known here: `pipeline`, `review`, `governance`, `checks`, `merge`, `memory`.
            pipeline:;  mode: enfroce         | 2 | 9  | Did you mean `enforce`? Allowed: `observe`, `comment`, `enforce`.
            pipeline: enforce                 | 1 | 11 | A section with keys is expected here
            - pipeline                        | 1 | 1  | A section with keys is expected here
            merge: {up-to-date: maybe}        | 1 | 21 | `maybe` is not understood. Allowed: `on` or `off`.
            checks: {rerun-flaky: 6}          | 1 | 23 | Allowed: a number from 0 to 5.
            checks: {rerun-flaky: -1}         | 1 | 23 | Allowed: a number from 0 to 5.
            checks: {timeout: 10}             | 1 | 19 | Allowed: a time such as `90s`, `10m`, `2h` or `3d`.
            checks: {timeout: [1h]}           | 1 | 19 | A single value is expected here
            merge: {permission: read}         | 1 | 21 | Allowed: `write`, `maintain`, `admin`.
            merge: {method: }                 | 1 | 16 | Nothing stands here
            merge:                            | 1 | 7  | A section with keys is expected here
            pipeline: {stages: [merge, review]} | 1 | 20 | Nothing can come after the merge
            pipeline: {stages: [review, review]} | 1 | 20 | An entry stands in this list twice
            pipeline:;  routes:;    - when: {label: x} | 3 | 14 | Did you mean `labels`?
            merge: {method: squash};merge: {queue: own} | 2 | 1 | This key stands in line 1 already
            merge: {method: !!python/name squash} | 1 | 17 | Global tag is not allowed
            merge: {method: !own squash}      | 1 | 17 | The tag `!own` means nothing here
            merge: {method: squash            | 2 | 1  | This is not YAML
            merge:;	method: squash            | 2 | 1  | This is not YAML
            a: 1;---;b: 2                     | 2 | 1  | not YAML
            """)
    void whatIsNotUnderstoodIsNamedWithItsPlace(String oneLine, int line, int column, String said) {
        var problem =
                ParsePipeYml.parse(oneLine.replace(';', '\n') + "\n").problems().getFirst();

        assertThat(problem.toString()).contains(said);
        assertThat(problem.where()).isEqualTo("line " + line + ", column " + column);
    }

    @Test
    void everythingWrongIsNamedAtOnce() {
        var problems =
                ParsePipeYml.parse("merge: {methd: 1, queue: mine}\nzebra: 1\n").problems();

        assertThat(problems).extracting(Problem::line).containsExactly(1, 1, 2);
    }

    @Test
    void anAliasIsFineButABombIsNot() {
        assertThat(good("checks: {required: &all [a, b]}\nmerge: {who: *all}\n")
                        .merge()
                        .who())
                .containsExactly("a", "b");

        var bomb = new StringBuilder("a0: &a0 [x,x,x,x,x,x,x,x,x]\n");
        for (var i = 1; i < 9; i++) {
            bomb.append("a%d: &a%d [".formatted(i, i))
                    .append(("*a" + (i - 1) + ",").repeat(8))
                    .append("x]\n");
        }
        assertThat(ParsePipeYml.parse(bomb + "checks: {required: *a8}\n").good())
                .isFalse();
        assertThat(ParsePipeYml.parse("pipeline: &p\n  routes: [*p]\n").good()).isFalse();
        assertThat(ParsePipeYml.parse("[".repeat(10_000)).good()).isFalse();
        assertThat(ParsePipeYml.parse("# " + "x".repeat(70_000))
                        .problems()
                        .getFirst()
                        .what())
                .contains("more than 65536 characters");
    }

    private static RepositoryConfig good(String text) {
        var parsed = ParsePipeYml.parse(text);
        assertThat(parsed.problems()).isEmpty();
        return parsed.config();
    }
}
