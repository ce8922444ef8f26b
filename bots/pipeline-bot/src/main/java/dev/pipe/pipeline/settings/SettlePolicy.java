package dev.pipe.pipeline.settings;

import dev.pipe.common.config.EffectiveConfig;
import dev.pipe.common.config.Mode;
import dev.pipe.common.config.PipelineSection;
import dev.pipe.common.config.RepositoryConfig;
import dev.pipe.common.config.Route;
import dev.pipe.common.config.Stage;
import dev.pipe.common.github.GitHubReads.PullRequest;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Decides what holds for one pull request: what the file says of its route, where it is silent what the operator says,
 * and never beyond what the operator allows.
 */
public final class SettlePolicy {

    private SettlePolicy() {}

    /**
     * @param known beside what GitHub shows of the pull request
     */
    public static RepositorySettings settle(
            OperatorSettings operator, ConfigInForce file, PullRequest pullRequest, Known known) {
        var routes = file.config().pipeline().routes();
        var taken = -1;
        for (var i = 0; routes != null && i < routes.size() && taken < 0; i++) {
            taken = ConditionsPolicy.fits(routes.get(i).when(), pullRequest, known.files()) ? i : -1;
        }
        var said = taken < 0 ? file.config() : routes.get(taken).over(file.config());
        var name = taken < 0 ? "" : nameOf(routes.get(taken), taken + 1);
        return bounded(operator, file, name, said.over(operator.defaults()), known);
    }

    /**
     * What is known of a pull request.
     *
     * @param files what changed; only read when the file has conditions on paths
     * @param integration true once governance recognised that it connects two domains
     */
    public record Known(List<String> files, boolean integration) {

        public static final Known NOTHING = new Known(List.of(), false);

        public Known {
            files = files == null ? List.of() : List.copyOf(files);
        }
    }

    /** What the operator alone says of a repository: of no file, and of no pull request in particular. */
    public static RepositorySettings withoutFile(OperatorSettings operator) {
        return bounded(operator, ConfigInForce.NONE, "", operator.defaults(), Known.NOTHING);
    }

    private static RepositorySettings bounded(
            OperatorSettings operator, ConfigInForce file, String route, RepositoryConfig said, Known known) {
        var notes = new ArrayList<String>();
        var mode = operator.bounded(said.pipeline().mode());
        if (mode != said.pipeline().mode()) {
            notes.add("The mode " + word(said.pipeline().mode()) + " is asked for; the operator allows "
                    + (mode == operator.highest() ? "at most " : "at least ") + word(mode) + " here.");
        }
        var required = required(operator, known);
        var stages = stages(said.pipeline().stages(), required);
        stages.stream()
                .filter(stage -> !said.pipeline().stages().contains(stage))
                .forEach(stage ->
                        notes.add("The stage " + stage.label() + " is left out of the file; the operator requires it"
                                + (operator.required().contains(stage) ? "." : " of integrations.")));
        var section = new PipelineSection(mode, stages, said.pipeline().drafts(), List.of());
        var sections = new RepositoryConfig(
                section, said.review(), said.governance(), said.checks(), said.merge(), said.memory());
        return new RepositorySettings(
                new EffectiveConfig(file.sha(), file.source(), route, sections), notes, List.of());
    }

    private static Set<Stage> required(OperatorSettings operator, Known known) {
        var required = EnumSet.noneOf(Stage.class);
        required.addAll(operator.required());
        if (known.integration()) {
            required.addAll(operator.requiredOfIntegrations());
        }
        return required;
    }

    /** In the file's order; what is required beside comes in its usual place, before the first that usually follows. */
    private static List<Stage> stages(List<Stage> asked, Set<Stage> required) {
        var stages = new ArrayList<>(asked);
        for (var stage : Stage.values()) {
            if (required.contains(stage) && !stages.contains(stage)) {
                var place = 0;
                while (place < stages.size() && stages.get(place).compareTo(stage) < 0) {
                    place++;
                }
                stages.add(place, stage);
            }
        }
        return stages;
    }

    private static String nameOf(Route route, int place) {
        return route.name() == null ? "route " + place : route.name();
    }

    private static String word(Mode mode) {
        return mode.name().toLowerCase(Locale.ROOT);
    }
}
