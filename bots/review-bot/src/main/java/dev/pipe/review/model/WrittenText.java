package dev.pipe.review.model;

import dev.langchain4j.model.output.structured.Description;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** The shape of an answer for people. Untrusted. */
@RegisterForReflection
record WrittenText(
        @Description("Your answer: plain sentences, no markup, no links")
        String text) {}
