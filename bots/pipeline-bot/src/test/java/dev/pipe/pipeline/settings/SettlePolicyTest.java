package dev.pipe.pipeline.settings;

import static dev.pipe.common.config.Stage.CHECKS;
import static dev.pipe.common.config.Stage.GOVERNANCE;
import static dev.pipe.common.config.Stage.MERGE;
import static dev.pipe.common.config.Stage.REVIEW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pipe.common.config.MergeMethod;
import dev.pipe.common.config.MergeTrigger;
import dev.pipe.common.config.Mode;
import dev.pipe.common.event.Actor;
import dev.pipe.common.event.PullRequestRef;
import dev.pipe.common.github.GitHubReads.PullRequest;
import dev.pipe.pipeline.pipeyml.ParsePipeYml;
import dev.pipe.pipeline.settings.SettlePolicy.Known;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What holds for a pull request: the file's word for its route, the operator's where it is silent and as a bound. */
class SettlePolicyTest {

    private static final OperatorSettings OPERATOR =
            OperatorSettings.of(Mode.COMMENT, MergeTrigger.COMMAND, MergeMethod.SQUASH);
    private static final Actor ADA = new Actor("ada", 1, false);
    private static final Actor DEPENDABOT = new Actor("dependabot[bot]", 2, true);

    @Test
    void withoutAFileTheOperatorsWordHoldsAndTheSuiteComments() {
        var settled = SettlePolicy.settle(OPERATOR, ConfigInForce.NONE, by(ADA), Known.NOTHING);

        assertThat(settled.mode()).isEqualTo(Mode.COMMENT);
        assertThat(settled.method()).isEqualTo(MergeMethod.SQUASH);
        assertThat(settled.stages()).containsExactly(REVIEW, GOVERNANCE, CHECKS, MERGE);
        assertThat(settled.effective().sha()).isEmpty();
        assertThat(settled.notes()).isEmpty();
    }

    @Test
    void theFileDecidesTheModeAsFarAsTheOperatorAllows() {
        var file = "pipeline: {mode: enforce}\nmerge: {method: rebase}\n";

        assertThat(settled(OPERATOR, file).mode()).isEqualTo(Mode.ENFORCE);
        assertThat(settled(OPERATOR, file).method()).isEqualTo(MergeMethod.REBASE);
        assertThat(settled(OPERATOR, file).notes()).isEmpty();
        var capped = settled(OPERATOR.notAbove(Mode.COMMENT), file);
        assertThat(capped.mode()).isEqualTo(Mode.COMMENT);
        assertThat(capped.notes())
                .containsExactly("The mode enforce is asked for; the operator allows at most comment here.");
        assertThat(settled(OPERATOR.notBelow(Mode.ENFORCE), "pipeline: {mode: observe}")
                        .mode())
                .isEqualTo(Mode.ENFORCE);
    }

    @Test
    void whatTheOperatorRequiresIsNotSwitchedOff() {
        var settled = settled(OPERATOR, "pipeline: {stages: [checks, merge]}");

        assertThat(settled.stages()).containsExactly(GOVERNANCE, CHECKS, MERGE);
        assertThat(settled.notes())
                .containsExactly("The stage governance is left out of the file; the operator requires it.");
        assertThat(settled.has(REVIEW)).isFalse();
    }

    @Test
    void anIntegrationIsReviewedWhateverTheFileSays() {
        var file = file("pipeline: {stages: [checks, governance, merge]}");
        var settled = SettlePolicy.settle(OPERATOR, file, by(ADA), new Known(List.of(), true));

        assertThat(settled.stages()).containsExactly(REVIEW, CHECKS, GOVERNANCE, MERGE);
        assertThat(settled.notes())
                .containsExactly("The stage review is left out of the file; the operator requires it of integrations.");
    }

    @Test
    void pullRequestsByBotsTakeTheirOwnPath() {
        var file = """
                pipeline:
                  mode: enforce
                  routes:
                    - name: dependencies
                      when: {authors: ["dependabot[bot]", "renovate[bot]"]}
                      stages: [governance, checks, merge]
                      merge: {trigger: auto}
                """;

        var bots = SettlePolicy.settle(OPERATOR, file(file), by(DEPENDABOT), Known.NOTHING);
        assertThat(bots.effective().route()).isEqualTo("dependencies");
        assertThat(bots.trigger()).isEqualTo(MergeTrigger.AUTO);
        assertThat(bots.method()).isEqualTo(MergeMethod.SQUASH); // left open by the route and by the file
        assertThat(bots.has(REVIEW)).isFalse();
        var people = SettlePolicy.settle(OPERATOR, file(file), by(ADA), Known.NOTHING);
        assertThat(people.effective().route()).isEmpty();
        assertThat(people.trigger()).isEqualTo(MergeTrigger.COMMAND);
        assertThat(people.has(REVIEW)).isTrue();
    }

    /** One condition each; the pull request is by ada, from feature/x to main, labelled "ready", of two files. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            base: main                              | true
            base: [release/*, ma*]                  | true
            base: release/*                         | false
            head: feature/*                         | true
            head: renovate/*                        | false
            authors: ADA                            | true
            authors: [ben, eve]                     | false
            bot: off                                | true
            bot: on                                 | false
            draft: no                               | true
            draft: yes                              | false
            labels: [other, ready]                  | true
            labels: other                           | false
            without-labels: other                   | true
            without-labels: ready                   | false
            paths: docs/**                          | true
            paths: deploy/**                        | false
            only-paths: [docs/**, "*.md"]           | true
            only-paths: docs/**                     | false
            base: main, bot: on                     | false
            base: main, bot: off                    | true
            """)
    void everyConditionMustFit(String condition, boolean taken) {
        var file = file("pipeline: {routes: [{name: it, when: {%s}}]}".formatted(condition));
        var known = new Known(List.of("docs/a.html", "README.md"), false);

        assertThat(SettlePolicy.settle(OPERATOR, file, by(ADA), known)
                        .effective()
                        .route())
                .isEqualTo(taken ? "it" : "");
    }

    @Test
    void theFirstRouteThatFitsIsTakenAndOneWithoutConditionsFitsAll() {
        var file = file("pipeline: {routes: [{when: {bot: on}, drafts: wait}, {drafts: run}, {name: never}]}");

        var settled = SettlePolicy.settle(OPERATOR, file, by(ADA), Known.NOTHING);
        assertThat(settled.effective().route()).isEqualTo("route 2");
        assertThat(settled.takesDrafts()).isTrue();
        assertThat(settled.config().pipeline().routes()).isEmpty();
    }

    @Test
    void nobodyCanSayWhatElseIsOnAListThatGitHubCut() {
        var file = file("pipeline: {routes: [{name: docs, when: {only-paths: docs/**}}]}");
        var cut = new Known(java.util.Collections.nCopies(3000, "docs/a.md"), false);

        assertThat(SettlePolicy.settle(OPERATOR, file, by(ADA), cut).effective().route())
                .isEmpty();

        var strict = file("pipeline: {routes: [{name: payments, when: {paths: payments/**}}]}");
        assertThat(SettlePolicy.settle(OPERATOR, strict, by(ADA), cut)
                        .effective()
                        .route())
                .isEqualTo("payments");
    }

    private static RepositorySettings settled(OperatorSettings operator, String text) {
        return SettlePolicy.settle(operator, file(text), by(ADA), Known.NOTHING);
    }

    private static ConfigInForce file(String text) {
        var parsed = ParsePipeYml.parse(text);
        assertThat(parsed.problems()).isEmpty();
        return new ConfigInForce("c0ffee", "acme/shop@main", parsed.config());
    }

    private static PullRequest by(Actor author) {
        return new PullRequest(
                PullRequestRef.parse("acme/shop#7"),
                "A change",
                author,
                "1111",
                "feature/x",
                "acme/shop",
                "main",
                "0000",
                true,
                false,
                false,
                true,
                List.of("ready"),
                "",
                Instant.EPOCH,
                Instant.EPOCH);
    }
}
