package dev.pipe.pipeline.settings;

import static java.util.stream.Collectors.joining;

import dev.pipe.common.config.Stage;
import dev.pipe.common.github.GitHubReads.PullRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Says in sentences what would happen to a pull request under its settings, and why. Plain text. */
public final class ExplainConfig {

    private ExplainConfig() {}

    public static List<String> explain(RepositorySettings settings, PullRequest pullRequest) {
        var says = new ArrayList<String>();
        says.add(origin(settings));
        says.add(mode(settings));
        says.add(stages(settings));
        if (pullRequest.draft()) {
            says.add(
                    settings.takesDrafts()
                            ? "It is a draft; drafts are taken through the stages here, and only the merge waits."
                            : "It is a draft: nothing begins before it is ready for review.");
        }
        if (settings.has(Stage.CHECKS)) {
            says.add(checks(settings));
        }
        if (settings.enforces()) {
            says.add(settings.has(Stage.MERGE) ? merge(settings) : "The merge stage is off: people merge by hand.");
        }
        for (var stage : settings.stages()) {
            settings.timeout(stage)
                    .ifPresent(time ->
                            says.add("The stage " + stage.label() + " fails after " + time.toMinutes() + " minutes."));
        }
        return says;
    }

    private static String origin(RepositorySettings settings) {
        var effective = settings.effective();
        if (effective.sha().isEmpty()) {
            return "No .github/pipe.yml is in force: the operator's defaults hold.";
        }
        var route = effective.route().isEmpty()
                ? "the common path, for no route's conditions fit"
                : "the route '" + effective.route() + "', the first whose conditions fit";
        return "In force is " + effective.source() + " (" + effective.sha() + "); it takes " + route + ".";
    }

    private static String mode(RepositorySettings settings) {
        return switch (settings.mode()) {
            case OBSERVE -> "Mode observe: everything is decided and recorded, and nothing is written to GitHub.";
            case COMMENT ->
                "Mode comment: the suite says what it finds; its checks are neutral, and it does not merge.";
            case ENFORCE -> "Mode enforce: the checks block, and the suite merges.";
        };
    }

    private static String stages(RepositorySettings settings) {
        var off = Arrays.stream(Stage.values())
                .filter(stage -> !settings.has(stage))
                .map(Stage::label)
                .collect(joining(", "));
        return "Stages in order: "
                + settings.stages().stream().map(Stage::label).collect(joining(", "))
                + (off.isEmpty() ? "." : "; off: " + off + ".");
    }

    private static String checks(RepositorySettings settings) {
        var required = settings.checks().required();
        var which = required.isEmpty()
                ? "Every other check on the head must pass, and those that the branch protection requires be there."
                : "These checks count, and those that the branch protection requires: " + String.join(", ", required)
                        + ".";
        var again = settings.checks().rerunFlaky();
        return which + (again == 0 ? "" : " A failed one is run again up to " + again + " times.");
    }

    private static String merge(RepositorySettings settings) {
        var merge = settings.merge();
        var who = merge.who().isEmpty() ? "" : ", one of " + String.join(", ", merge.who());
        var when =
                switch (merge.trigger()) {
                    case AUTO -> "as soon as nothing stands in the way";
                    case COMMAND ->
                        "when somebody with " + lower(merge.permission()) + " permission" + who + " says /merge";
                };
        var queue =
                switch (merge.queue()) {
                    case OWN -> "one at a time per base branch";
                    case GITHUB -> "by GitHub's merge queue";
                    case OFF -> "each when it is ready";
                };
        return "It is merged " + when + ", by the method " + merge.method().word() + ", " + queue
                + (merge.upToDate() ? ", and only when it contains its base's newest commit." : ".");
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
