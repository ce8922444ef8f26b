package dev.pipe.review.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** An error as PR-QUEST's contract has it. */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
record QuestError(String error, String detail) {}
