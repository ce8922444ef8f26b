package dev.pipe.review.quest;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.pipe.common.event.PullRequestRef;
import dev.pipe.common.event.ReviewEvent.Decision;
import dev.pipe.common.event.RunRef;
import dev.pipe.review.plan.ReviewPlan;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A reading of a change that people can walk through.
 *
 * @param id 0 until it is kept
 * @param repo GitHub's numeric id of the repository; its name, in the run, is the one it was seen under last
 * @param keys what each step is known by, see {@link StepKeys}
 * @param summary a model's words about the change, plain and untrusted; empty where there are none
 * @param plannedByModel whether the words of the plan are a model's, too
 */
@RegisterForReflection
public record Quest(
        @JsonIgnore long id,
        @JsonIgnore long repo,
        RunRef run,
        Decision decision,
        String reason,
        String degraded,
        ReviewPlan plan,
        Map<String, String> keys,
        List<FindingNote> findings,
        String summary,
        List<Wordless> wordless,
        boolean plannedByModel) {

    public Quest {
        keys = Map.copyOf(keys);
        findings = List.copyOf(findings);
        summary = summary == null ? "" : summary;
        wordless = wordless == null ? List.of() : List.copyOf(wordless);
    }

    /** As it is kept: under the name that its repository has now. */
    Quest kept(long newId, long ofRepo, PullRequestRef name) {
        var named = new RunRef(run.id(), name, run.headSha(), run.base(), run.attempt());
        return new Quest(
                newId,
                ofRepo,
                named,
                decision,
                reason,
                degraded,
                plan,
                keys,
                findings,
                summary,
                wordless,
                plannedByModel);
    }

    /** What progress and points are kept by: no other pull request will ever have it. */
    public String place() {
        return repo + "#" + run.pullRequest().number();
    }

    /** The step of this number, counted from 1. */
    public Optional<ReviewPlan.Step> step(int number) {
        return number < 1 || number > plan.steps().size()
                ? Optional.empty()
                : Optional.of(plan.steps().get(number - 1));
    }

    public String key(int number) {
        return keys.get(plan.steps().get(number - 1).stepId());
    }

    /** The keys of all steps, in the order of reading. */
    public List<String> keysInOrder() {
        return IntStream.rangeClosed(1, plan.steps().size()).mapToObj(this::key).toList();
    }
}
