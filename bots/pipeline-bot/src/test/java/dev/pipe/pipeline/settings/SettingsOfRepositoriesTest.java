package dev.pipe.pipeline.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipe.common.config.MergeMethod;
import dev.pipe.common.config.MergeTrigger;
import dev.pipe.common.config.Mode;
import dev.pipe.common.event.RepoRef;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsOfRepositoriesTest {

    private static final OperatorSettings GENERAL =
            OperatorSettings.of(Mode.COMMENT, MergeTrigger.COMMAND, MergeMethod.MERGE);

    private final SettingsOfRepositories settings =
            new SettingsOfRepositories(GENERAL, SettingsOfRepositories.parse("""
            # what the operator lets the suite do
            acme/shop.js.mode=enforce
            acme/*.mode = observe
            acme/*.merge-method=squash
            acme/shop.mode=enforce
            acme/shop.merge-trigger=auto
            """));

    @ParameterizedTest(name = "{0}: {1}, merge on {2}, by {3}")
    @CsvSource({
        "acme/shop, ENFORCE, AUTO, SQUASH",
        "ACME/Shop, ENFORCE, AUTO, SQUASH",
        "acme/shop.js, ENFORCE, COMMAND, SQUASH",
        "acme/other, OBSERVE, COMMAND, SQUASH",
        "else/where, COMMENT, COMMAND, MERGE"
    })
    void theNearestWordCounts(String repo, Mode mode, MergeTrigger trigger, MergeMethod method) {
        assertThat(settings.of(RepoRef.parse(repo))).isEqualTo(OperatorSettings.of(mode, trigger, method));
    }

    @Test
    void aRepositoryMayBeBounded() {
        var bounded = new SettingsOfRepositories(
                        GENERAL,
                        SettingsOfRepositories.parse("acme/*.highest-mode=comment\nacme/*.lowest-mode=comment"))
                .of(RepoRef.parse("acme/shop"));

        assertThat(bounded.bounded(Mode.ENFORCE)).isEqualTo(Mode.COMMENT);
        assertThat(bounded.bounded(Mode.OBSERVE)).isEqualTo(Mode.COMMENT);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "acme.mode=enforce, owner/name.setting",
        "acme/shop=enforce, owner/name.setting",
        "acme/shop.colour=red, the settings are mode",
        "acme/shop.mode=strict, 'the values are [observe, comment, enforce]'"
    })
    void aLineThatIsNotUnderstoodStopsTheStart(String line, String says) {
        assertThatThrownBy(() -> SettingsOfRepositories.parse(line)).hasMessageContaining(says);
    }

    @Test
    void withoutAnyLineTheSuiteComments() {
        var plain = new SettingsOfRepositories(GENERAL, SettingsOfRepositories.parse(""));

        assertThat(plain.of(RepoRef.parse("acme/shop"))).isEqualTo(GENERAL);
    }
}
