package dev.pipe.review.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pipe.review.diff.Change;
import dev.pipe.review.diff.ChangedFile;
import dev.pipe.review.diff.ChangedHunk;
import dev.pipe.review.diff.Content;
import dev.pipe.review.diff.FileStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A DiffIndex and what is known of its pull request, checked field by field as the contract's schema has it. */
record GroupRequest(Change change, Optional<String> title, Optional<String> description) {

    /** A field that is not as the contract has it. */
    static final class Invalid extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Invalid(String path, String message) {
            super(path + ": " + message, null, false, false);
        }
    }

    static GroupRequest of(JsonNode body) {
        var index = object(body, "", "diffIndex");
        var version = index.get("diff_index_version");
        if (version == null || !version.isIntegralNumber() || version.asInt() != 1) {
            throw new Invalid("diffIndex.diff_index_version", "must be 1");
        }
        var files = new ArrayList<ChangedFile>();
        var listed = array(index, "diffIndex", "files");
        for (var i = 0; i < listed.size(); i++) {
            files.add(file(listed.get(i), "diffIndex.files." + i));
        }
        return new GroupRequest(new Change(files), metadata(body, "prTitle"), metadata(body, "prDescription"));
    }

    private static ChangedFile file(JsonNode file, String path) {
        var id = text(file, path, "file_id");
        var status = status(text(file, path, "status"), path);
        var language = file.get("language");
        if (language == null
                || !language.isNull()
                        && (!language.isTextual() || language.asText().isEmpty())) {
            throw new Invalid(path + ".language", "must be a string or null");
        }
        var hunks = new ArrayList<ChangedHunk>();
        var listed = array(file, path, "hunks");
        if (listed.isEmpty()) {
            throw new Invalid(path + ".hunks", "must hold at least one hunk");
        }
        for (var i = 0; i < listed.size(); i++) {
            var at = path + ".hunks." + i;
            var hunk = listed.get(i);
            hunks.add(new ChangedHunk(
                    text(hunk, at, "hunk_id"),
                    start(hunk, at, "old_start"),
                    start(hunk, at, "new_start"),
                    text(hunk, at, "header"),
                    List.of()));
        }
        return new ChangedFile(id, id, status, Content.TEXT, hunks);
    }

    private static FileStatus status(String word, String path) {
        try {
            return FileStatus.valueOf(word.equals(word.toLowerCase(Locale.ROOT)) ? word.toUpperCase(Locale.ROOT) : "");
        } catch (IllegalArgumentException unknown) {
            throw new Invalid(path + ".status", "must be added, deleted, modified, renamed or copied");
        }
    }

    private static JsonNode object(JsonNode parent, String path, String name) {
        var node = parent.get(name);
        if (node == null || !node.isObject()) {
            throw new Invalid(path + name, "must be an object");
        }
        return node;
    }

    private static JsonNode array(JsonNode parent, String path, String name) {
        var node = parent.get(name);
        if (node == null || !node.isArray()) {
            throw new Invalid(path + "." + name, "must be a list");
        }
        return node;
    }

    private static String text(JsonNode parent, String path, String name) {
        var node = parent.get(name);
        if (node == null || !node.isTextual() || node.asText().isEmpty()) {
            throw new Invalid(path + "." + name, "must be a string of one character at least");
        }
        return node.asText();
    }

    private static int start(JsonNode parent, String path, String name) {
        var node = parent.get(name);
        if (node == null || !node.isIntegralNumber() || !node.canConvertToInt() || node.asInt() < 0) {
            throw new Invalid(path + "." + name, "must be a whole number from 0");
        }
        return node.asInt();
    }

    private static Optional<String> metadata(JsonNode body, String name) {
        var metadata = body.get("metadata");
        if (metadata == null) {
            return Optional.empty();
        }
        if (!metadata.isObject()) {
            throw new Invalid("metadata", "must be an object");
        }
        var node = metadata.get(name);
        if (node != null && !node.isTextual()) {
            throw new Invalid("metadata." + name, "must be a string");
        }
        return Optional.ofNullable(node)
                .map(JsonNode::asText)
                .map(String::strip)
                .filter(text -> !text.isEmpty());
    }
}
