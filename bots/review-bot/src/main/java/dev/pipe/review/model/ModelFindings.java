package dev.pipe.review.model;

import dev.langchain4j.model.output.structured.Description;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/** The shape of the model's answer. Every field is untrusted. */
@RegisterForReflection
public record ModelFindings(
        @Description("The risks you found; empty when there is none")
        List<ModelFinding> findings) {

    @RegisterForReflection
    public record ModelFinding(
            @Description(
                    "SECURITY, BREAKING_CHANGE, ANTI_PATTERN, PERFORMANCE, COMPLIANCE, MAINTAINABILITY, TESTING or DOCUMENTATION")
            String type,

            @Description("LOW, MODERATE or CRITICAL") String level,
            @Description("The file, exactly as given") String fileId,
            @Description("The hunk, exactly as given") String hunkId,

            @Description("The number that stands before the line")
            Integer line,

            @Description("What could come of it, in one sentence")
            String why,

            @Description("What to do instead, in one sentence")
            String mend) {}
}
