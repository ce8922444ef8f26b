package dev.pipe.review.plan;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/** PR-QUEST's ReviewPlan, version 1: at most six steps, each of which names hunks of the DiffIndex. */
@RegisterForReflection
public record ReviewPlan(
        int version,
        @JsonProperty("pr_overview") Overview overview,
        List<Step> steps,
        @JsonProperty("end_state") EndState endState) {

    public static final int MOST_STEPS = 6;

    public ReviewPlan {
        steps = List.copyOf(steps);
        if (steps.size() > MOST_STEPS) {
            throw new IllegalArgumentException("A plan has " + MOST_STEPS + " steps at most, not " + steps.size());
        }
    }

    public record Overview(String title, String summary) {}

    public record Step(
            @JsonProperty("step_id") String stepId,
            String title,
            String description,
            String objective,
            Priority priority,
            @JsonProperty("diff_refs") List<DiffRef> diffRefs,
            @JsonProperty("notes_suggested") List<String> notesSuggested,
            List<String> badges) {}

    public record DiffRef(
            @JsonProperty("file_id") String fileId,
            @JsonProperty("hunk_ids") List<String> hunkIds) {}

    public record EndState(
            @JsonProperty("acceptance_checks") List<String> acceptanceChecks,
            @JsonProperty("risk_calls") List<String> riskCalls) {}

    /** How early a reader should go there. */
    public enum Priority {
        @JsonProperty("high")
        HIGH,
        @JsonProperty("medium")
        MEDIUM,
        @JsonProperty("low")
        LOW
    }
}
