package dev.pipe.sandbox.github.reviews;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pipe.sandbox.github.git.FileChange;
import dev.pipe.sandbox.github.http.Refusal;
import dev.pipe.sandbox.github.world.PullRequest;
import dev.pipe.sandbox.github.world.ReviewComment.Place;
import java.util.ArrayList;
import java.util.List;

/** Finds the line of a diff that an inline comment names: by line and side, or by position. */
final class Placement {
    private static final String RESOURCE = "PullRequestReviewComment";

    private Placement() {}

    /** A line of a file's patch. {@code position} counts as GitHub does: the line below the first header is 1. */
    private record Spot(int position, Integer oldLine, Integer newLine, int hunkStart) {
        Integer line(String side) {
            return side.equals("LEFT") ? oldLine : newLine;
        }
    }

    static Place of(PullRequest pull, JsonNode json, String commit) {
        var path = json.path("path").asText("");
        var from = pull.repository.git.mergeBase(pull.baseSha, commit).orElse(null);
        var file = pull.repository
                .diffs
                .between(from, commit)
                .file(path)
                .orElseThrow(() -> Refusal.invalid(RESOURCE, "path", "pull_request_review_thread.path is invalid"));
        if (json.path("subject_type").asText().equals("file")) {
            return new Place(path, commit, null, "RIGHT", null, null, null, "");
        }
        var spots = spots(file);
        if (json.hasNonNull("position")) {
            return byPosition(json, path, commit, file, spots);
        }
        return byLine(json, path, commit, file, spots);
    }

    private static Place byPosition(JsonNode json, String path, String commit, FileChange file, List<Spot> spots) {
        var position = json.get("position").asInt();
        var spot = spots.stream()
                .filter(one -> one.position() == position)
                .findFirst()
                .orElseThrow(() -> Refusal.invalid(RESOURCE, "position", "position is not part of the pull request"));
        var side = spot.newLine() == null ? "LEFT" : "RIGHT";
        return new Place(path, commit, spot.line(side), side, null, null, position, hunk(file, spot));
    }

    private static Place byLine(JsonNode json, String path, String commit, FileChange file, List<Spot> spots) {
        var side = json.path("side").asText("RIGHT");
        var end = spot(spots, json.path("line").asInt(-1), side, "line");
        Integer startLine = null;
        String startSide = null;
        if (json.hasNonNull("start_line")) {
            startSide = json.path("start_side").asText(side);
            startLine = json.get("start_line").asInt();
            var start = spot(spots, startLine, startSide, "start_line");
            if (start.position() >= end.position() || start.hunkStart() != end.hunkStart()) {
                throw Refusal.invalid(RESOURCE, "start_line", "start_line must precede the end line, within one hunk");
            }
        }
        return new Place(path, commit, end.line(side), side, startLine, startSide, end.position(), hunk(file, end));
    }

    private static Spot spot(List<Spot> spots, int line, String side, String field) {
        return spots.stream()
                .filter(one -> one.line(side) != null && one.line(side) == line)
                .findFirst()
                .orElseThrow(() -> Refusal.invalid(
                        RESOURCE, field, "pull_request_review_thread." + field + " must be part of the diff"));
    }

    private static List<Spot> spots(FileChange file) {
        var spots = new ArrayList<Spot>();
        var position = -1;
        for (var hunk : file.hunks()) {
            position++;
            var start = position;
            var oldLine = hunk.oldStart();
            var newLine = hunk.newStart();
            for (var text : hunk.lines()) {
                position++;
                switch (text.charAt(0)) {
                    case '+' -> spots.add(new Spot(position, null, newLine++, start));
                    case '-' -> spots.add(new Spot(position, oldLine++, null, start));
                    case ' ' -> spots.add(new Spot(position, oldLine++, newLine++, start));
                    default -> {} // "\ No newline at end of file" is no line of either side
                }
            }
        }
        return spots;
    }

    /** From the hunk's header down to the line, as GitHub shows it above a comment. */
    private static String hunk(FileChange file, Spot spot) {
        var start = -1;
        for (var hunk : file.hunks()) {
            start++;
            if (start == spot.hunkStart()) {
                var shown = hunk.lines().subList(0, spot.position() - start);
                return hunk.header() + "\n" + String.join("\n", shown);
            }
            start += hunk.lines().size();
        }
        throw new IllegalStateException("No hunk starts at " + spot.hunkStart() + " in " + file.path());
    }
}
