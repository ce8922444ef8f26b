package dev.pipe.review.quest;

import dev.pipe.review.diff.ChangedFile;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Locale;

/**
 * A changed file without a line to read (a binary, a new mode, a rename) that no step of the plan names.
 *
 * @param from where it was before; empty when it was there
 * @param what is to be known of it
 * @param step on which it stands, from 1; 0 for the opening
 */
@RegisterForReflection
public record Wordless(String path, String from, String status, String what, int step) {

    static Wordless of(ChangedFile file, int step) {
        return new Wordless(
                file.path(),
                file.oldPath().equals(file.path()) ? "" : file.oldPath(),
                file.status().name().toLowerCase(Locale.ROOT),
                what(file),
                step);
    }

    private static String what(ChangedFile file) {
        return switch (file.content()) {
            case BINARY ->
                file.bytes().isPresent() ? "binary, " + size(file.bytes().getAsLong()) : "binary";
            case SUBMODULE -> "a submodule";
            case SYMLINK -> "a link";
            case UNSHOWN -> "its lines are not in the diff";
            case TEXT ->
                switch (file.status()) {
                    case RENAMED, COPIED -> "not a line changed";
                    case ADDED, DELETED -> "an empty file";
                    case MODIFIED -> "its mode only";
                };
        };
    }

    private static String size(long bytes) {
        return bytes < 1024
                ? bytes + " bytes"
                : bytes < 1024 * 1024 ? bytes / 1024 + " KiB" : bytes / 1024 / 1024 + " MiB";
    }
}
