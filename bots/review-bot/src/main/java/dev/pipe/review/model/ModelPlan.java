package dev.pipe.review.model;

import dev.langchain4j.model.output.structured.Description;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/** The shape of a proposed reading order. Untrusted. */
@RegisterForReflection
public record ModelPlan(
        @Description("What the change does, in one or two sentences")
        String summary,

        @Description("2 to 6 steps in the order of reading") List<ModelStep> steps,

        @Description("What should be true when the change is done, each in a sentence")
        List<String> acceptanceChecks,

        @Description("What could go wrong, each in a sentence")
        List<String> riskCalls) {

    @RegisterForReflection
    public record ModelStep(
            @Description("A few words") String title,

            @Description("What happens in these hunks, in one or two sentences")
            String description,

            @Description("What the reader should know after this step, in one sentence")
            String objective,

            @Description("high, medium or low") String priority,

            @Description("The ids of this step's hunks, exactly as given")
            List<String> hunkIds,

            @Description("Questions the reader may want to note; may be empty")
            List<String> notes) {}
}
