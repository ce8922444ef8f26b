package dev.pipe.review.model;

import dev.langchain4j.model.output.structured.Description;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/** The shape of the second pass's answer. Untrusted. */
@RegisterForReflection
public record ModelScores(
        @Description("One score for each finding") List<ModelScore> scores) {

    @RegisterForReflection
    public record ModelScore(
            @Description("The finding's number") Integer finding,

            @Description("From 0, proved wrong, to 100, plainly so")
            Integer score) {}
}
