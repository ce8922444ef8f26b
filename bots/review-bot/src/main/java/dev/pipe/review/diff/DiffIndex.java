package dev.pipe.review.diff;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.stream.Collectors;

/** PR-QUEST's DiffIndex, version 1. Every file has a hunk at least, as the contract's request schema wants. */
@RegisterForReflection
public record DiffIndex(@JsonProperty("diff_index_version") int version, List<IndexedFile> files) {

    /** @param language {@code null} where the name has no extension */
    public record IndexedFile(
            @JsonProperty("file_id") String fileId, FileStatus status, String language, List<IndexedHunk> hunks) {}

    public record IndexedHunk(
            @JsonProperty("hunk_id") String hunkId,
            @JsonProperty("old_start") int oldStart,
            @JsonProperty("new_start") int newStart,
            String header) {}

    public static DiffIndex of(Change change) {
        return new DiffIndex(
                1,
                change.files().stream()
                        .filter(file -> !file.hunks().isEmpty())
                        .map(DiffIndex::indexed)
                        .toList());
    }

    /** Whether both ids are known and belong together: what a model says about others is not taken. */
    public boolean has(String fileId, String hunkId) {
        return files.stream()
                .filter(file -> file.fileId().equals(fileId))
                .flatMap(file -> file.hunks().stream())
                .anyMatch(hunk -> hunk.hunkId().equals(hunkId));
    }

    private static IndexedFile indexed(ChangedFile file) {
        var hunks = file.hunks().stream()
                .map(hunk -> new IndexedHunk(hunk.id(), hunk.oldStart(), hunk.newStart(), hunk.maskedHeader()))
                .collect(Collectors.toUnmodifiableList());
        return new IndexedFile(file.path(), file.status(), file.language().orElse(null), hunks);
    }
}
