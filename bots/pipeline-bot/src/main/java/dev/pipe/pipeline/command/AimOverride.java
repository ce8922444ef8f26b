package dev.pipe.pipeline.command;

import static java.util.stream.Collectors.joining;

import dev.pipe.common.config.Stage;
import dev.pipe.common.contributors.ReadContributors;
import dev.pipe.common.event.Actor;
import dev.pipe.common.event.PipelineEvent.OverrideTarget;
import dev.pipe.common.github.GitHubReads;
import dev.pipe.common.github.GitHubReads.Check;
import dev.pipe.common.text.SafeMarkdown;
import dev.pipe.pipeline.hold.Hold;
import dev.pipe.pipeline.hold.PersonHold;
import dev.pipe.pipeline.run.Standing;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What an override is about: a stage, the holds of now, all checks of others, or one of them by name. */
@ApplicationScoped
class AimOverride {

    sealed interface Aim {}

    record Aimed(OverrideTarget target, String check, List<String> holds) implements Aim {}

    /** There is nothing there to override, or it is not theirs to override. */
    record Missed(String why) implements Aim {}

    private final GitHubReads github;
    private final ReadContributors contributors;

    AimOverride(GitHubReads github, ReadContributors contributors) {
        this.github = github;
        this.contributors = contributors;
    }

    Aim at(String word, Actor by, Standing standing) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "review" -> stage(OverrideTarget.REVIEW, Stage.REVIEW, standing);
            case "governance" ->
                OwnWorkPolicy.refusal(by, contributors.of(standing.pullRequest()))
                        .<Aim>map(Missed::new)
                        .orElseGet(() -> stage(OverrideTarget.GOVERNANCE, Stage.GOVERNANCE, standing));
            case "hold" -> holds(standing);
            case "check", "checks" -> stage(OverrideTarget.CHECK, Stage.CHECKS, standing);
            default -> check(word, standing);
        };
    }

    private static Aim stage(OverrideTarget target, Stage stage, Standing standing) {
        return standing.run().stage(stage).passed()
                ? new Missed("There is nothing to override: " + stage.label() + " passed.")
                : new Aimed(target, "", List.of());
    }

    private static Aim holds(Standing standing) {
        var ids = Stream.concat(
                        standing.holds().inForce().stream().map(Hold::id),
                        standing.holds().byPeople().stream().map(PersonHold::id))
                .toList();
        return ids.isEmpty() ? new Missed("Nothing holds this pull request.") : new Aimed(OverrideTarget.HOLD, "", ids);
    }

    private Aim check(String name, Standing standing) {
        var repo = standing.run().ref().pullRequest().repo();
        var present = github.checks(repo, standing.run().ref().headSha()).stream()
                .filter(check -> !check.ours())
                .map(Check::name);
        var required = github.requiredChecks(repo, standing.run().ref().base()).stream()
                .filter(check -> !check.startsWith("pipe/"));
        var known = Stream.concat(present, required).distinct().sorted().toList();
        return known.stream()
                .filter(check -> check.equalsIgnoreCase(name))
                .findFirst()
                .<Aim>map(check -> new Aimed(OverrideTarget.CHECK, check, List.of()))
                .orElseGet(() -> new Missed(SafeMarkdown.code(name)
                        + " is neither `review`, `governance`, `hold`, `checks` nor a check here"
                        + (known.isEmpty() ? "." : ": " + codes(known) + ".")));
    }

    private static String codes(List<String> names) {
        return names.stream().map(SafeMarkdown::code).collect(joining(", "));
    }
}
