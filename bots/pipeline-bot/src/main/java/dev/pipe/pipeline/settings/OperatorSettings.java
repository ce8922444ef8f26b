package dev.pipe.pipeline.settings;

import dev.pipe.common.config.MergeMethod;
import dev.pipe.common.config.MergeSection;
import dev.pipe.common.config.MergeTrigger;
import dev.pipe.common.config.Mode;
import dev.pipe.common.config.RepositoryConfig;
import dev.pipe.common.config.Stage;
import java.util.Set;

/**
 * What the operator says of one repository: what holds where {@code .github/pipe.yml} is silent, and how far it may go.
 *
 * @param lowest the file may not go below this mode, nor above the highest
 * @param required stages that the file cannot switch off
 * @param requiredOfIntegrations the same for pull requests that connect two domains
 */
public record OperatorSettings(
        Mode mode,
        MergeTrigger trigger,
        MergeMethod method,
        Mode lowest,
        Mode highest,
        Set<Stage> required,
        Set<Stage> requiredOfIntegrations) {

    public OperatorSettings {
        required = Set.copyOf(required);
        requiredOfIntegrations = Set.copyOf(requiredOfIntegrations);
    }

    /** What the suite itself says with these three. */
    public static OperatorSettings of(Mode mode, MergeTrigger trigger, MergeMethod method) {
        return new OperatorSettings(
                mode,
                trigger,
                method,
                Mode.OBSERVE,
                Mode.ENFORCE,
                Set.of(Stage.GOVERNANCE),
                Set.of(Stage.REVIEW, Stage.GOVERNANCE));
    }

    /** What holds where the file says nothing. */
    RepositoryConfig defaults() {
        return RepositoryConfig.DEFAULTS.with(mode).with(new MergeSection(method, trigger));
    }

    OperatorSettings with(Mode other) {
        return new OperatorSettings(other, trigger, method, lowest, highest, required, requiredOfIntegrations);
    }

    OperatorSettings with(MergeTrigger other) {
        return new OperatorSettings(mode, other, method, lowest, highest, required, requiredOfIntegrations);
    }

    OperatorSettings with(MergeMethod other) {
        return new OperatorSettings(mode, trigger, other, lowest, highest, required, requiredOfIntegrations);
    }

    OperatorSettings notBelow(Mode other) {
        return new OperatorSettings(mode, trigger, method, other, highest, required, requiredOfIntegrations);
    }

    OperatorSettings notAbove(Mode other) {
        return new OperatorSettings(mode, trigger, method, lowest, other, required, requiredOfIntegrations);
    }

    /** The mode as far as it is allowed. */
    Mode bounded(Mode asked) {
        var raised = asked.compareTo(lowest) < 0 ? lowest : asked;
        return raised.compareTo(highest) > 0 ? highest : raised;
    }
}
