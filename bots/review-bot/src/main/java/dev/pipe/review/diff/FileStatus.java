package dev.pipe.review.diff;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** What happened to a file, in the contract's words. */
@RegisterForReflection
public enum FileStatus {
    @JsonProperty("added")
    ADDED,
    @JsonProperty("deleted")
    DELETED,
    @JsonProperty("modified")
    MODIFIED,
    @JsonProperty("renamed")
    RENAMED,
    @JsonProperty("copied")
    COPIED
}
