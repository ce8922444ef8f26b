package dev.pipe.review.model;

import static java.util.stream.Collectors.joining;

import java.util.List;

/** Hunks that are shown to the model together. */
record Chunk(List<ShownHunk> hunks) {

    Chunk {
        hunks = List.copyOf(hunks);
    }

    int size() {
        return hunks.size();
    }

    String text() {
        return hunks.stream().map(ShownHunk::text).collect(joining());
    }
}
